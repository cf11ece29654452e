//! TLS to the server, with the feature `tls`; without it, the honest word that there is none.

use tokio_postgres::config::SslMode;

use crate::error::{Error, Result};

/// What is looked at in the server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing: nobody can listen, but the server may be anybody.
    Nothing,
    /// A root that is trusted has vouched for it.
    Chain,
    /// The same, and it is for the host that the URL names.
    ChainAndName,
}

#[cfg(not(feature = "tls"))]
pub(super) use without::Tls;

#[cfg(feature = "tls")]
pub(super) use with::Tls;

#[cfg(not(feature = "tls"))]
mod without {
    use super::{Check, Error, Result, SslMode};

    /// Connections are not encrypted.
    #[derive(Clone)]
    pub(in super::super) struct Tls(tokio_postgres::NoTls);

    impl Tls {
        pub(in super::super) fn new(mode: SslMode, _: Check, _: Option<&str>) -> Result<Self> {
            match mode {
                SslMode::Require => Err(Error::usage(
                    "the PostgreSQL URL asks for TLS, which this program was built without: add the feature `tls` \
                     of pumpflix-client",
                )),
                _ => Ok(Self(tokio_postgres::NoTls)),
            }
        }

        pub(in super::super) fn connector(&self) -> tokio_postgres::NoTls {
            self.0
        }
    }
}

#[cfg(feature = "tls")]
mod with {
    use std::sync::Arc;

    use rustls::client::WebPkiServerVerifier;
    use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
    use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
    use tokio_postgres_rustls::MakeRustlsConnect;

    use super::{Check, Error, Result, SslMode};

    /// How connections are encrypted, if they are.
    #[derive(Clone)]
    pub(in super::super) struct Tls(MakeRustlsConnect);

    impl Tls {
        /// `roots` is a file of certificates that are trusted; without it, those that the system trusts.
        pub(in super::super) fn new(mode: SslMode, check: Check, roots: Option<&str>) -> Result<Self> {
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let verifier = match check {
                _ if mode == SslMode::Disable => Verifier::new(&provider, None, check)?,
                Check::Nothing => Verifier::new(&provider, None, check)?,
                Check::Chain | Check::ChainAndName => Verifier::new(&provider, Some(trusted(roots)?), check)?,
            };
            let config = ClientConfig::builder_with_provider(provider)
                .with_safe_default_protocol_versions()
                .map_err(|e| Error::usage(format!("TLS cannot be used: {e}")))?
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))
                .with_no_client_auth();
            Ok(Self(MakeRustlsConnect::new(config)))
        }

        pub(in super::super) fn connector(&self) -> MakeRustlsConnect {
            self.0.clone()
        }
    }

    fn trusted(file: Option<&str>) -> Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        match file {
            None | Some("system") => {
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            }
            Some(file) => {
                let bad = |e: &dyn std::fmt::Display| {
                    Error::usage(format!("the certificates in `{file}` cannot be read: {e}"))
                };
                for certificate in CertificateDer::pem_file_iter(file).map_err(|e| bad(&e))? {
                    roots.add(certificate.map_err(|e| bad(&e))?).map_err(|e| bad(&e))?;
                }
            }
        }
        if roots.is_empty() {
            return Err(Error::usage(
                "no certificate is trusted by which the server's could be checked: name a file of them with \
                 `sslrootcert=`",
            ));
        }
        Ok(roots)
    }

    /// Looks at as much of the server's certificate as the URL asks for.
    #[derive(Debug)]
    struct Verifier {
        provider: Arc<CryptoProvider>,
        chain: Option<Arc<WebPkiServerVerifier>>,
        check: Check,
    }

    impl Verifier {
        fn new(provider: &Arc<CryptoProvider>, roots: Option<RootCertStore>, check: Check) -> Result<Self> {
            let chain = roots.map(|roots| {
                let provider = Arc::clone(provider);
                WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build()
            });
            let chain = chain.transpose().map_err(|e| Error::usage(format!("TLS cannot be used: {e}")))?;
            Ok(Self { provider: Arc::clone(provider), chain, check })
        }
    }

    impl ServerCertVerifier for Verifier {
        fn verify_server_cert(
            &self,
            certificate: &CertificateDer<'_>,
            intermediates: &[CertificateDer<'_>],
            name: &ServerName<'_>,
            ocsp: &[u8],
            now: UnixTime,
        ) -> Result<ServerCertVerified, rustls::Error> {
            let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
            match chain.verify_server_cert(certificate, intermediates, name, ocsp, now) {
                // The name is looked at last.
                Err(rustls::Error::InvalidCertificate(
                    CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
                )) if self.check == Check::Chain => Ok(ServerCertVerified::assertion()),
                result => result,
            }
        }

        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            let known = &self.provider.signature_verification_algorithms;
            verify_tls12_signature(message, certificate, signed, known)
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signed: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            let known = &self.provider.signature_verification_algorithms;
            verify_tls13_signature(message, certificate, signed, known)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            self.provider.signature_verification_algorithms.supported_schemes()
        }
    }
}

//! Encrypted connections: a door that speaks TLS, with a certificate of its own, before the server that does not.

use std::sync::Arc;

use pumpflix_client::Error;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::databases::postgres_server;
use crate::models::Db;

/// The length and the number of the message by which a client asks for TLS.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// The port of the door to a server, and the file of its certificate, which is for the host `there`.
async fn door(server: String, there: &str, folder: &std::path::Path) -> (u16, String) {
    let made = rcgen::generate_simple_self_signed(vec![there.to_owned()]).unwrap();
    let file = folder.join(format!("{there}.pem"));
    std::fs::write(&file, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let (acceptor, server) = (acceptor.clone(), server.clone());
            tokio::spawn(async move {
                let mut request = [0; 8];
                client.read_exact(&mut request).await?;
                if request != SSL_REQUEST {
                    // Whoever does not ask is not let in.
                    return Ok(());
                }
                client.write_all(b"S").await?;
                let mut client = acceptor.accept(client).await?;
                let mut server = TcpStream::connect(server).await?;
                copy_bidirectional(&mut client, &mut server).await.map(drop)
            });
        }
    });
    (port, file.display().to_string())
}

#[tokio::test]
async fn the_server_is_checked_as_the_url_asks() {
    let Some(url) = postgres_server() else { return };
    let (user, rest) = url.split_once('@').unwrap();
    let (server, database) = rest.split_once('/').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (port, file) = door(server.to_owned(), "localhost", folder.path()).await;
    let (_, stranger) = door(server.to_owned(), "example.com", folder.path()).await;
    let connect = async |host: &str, query: &str| {
        Db::builder().url(format!("{user}@{host}:{port}/{database}?{query}")).connect().await
    };
    let works = async |host: &str, query: &str| {
        let db = connect(host, query).await.unwrap_or_else(|error| panic!("{query}: {error}"));
        assert_eq!(db.query::<(i64,)>("SELECT 7::bigint", ()).await.unwrap(), [(7,)], "{query}");
    };
    let fails = async |host: &str, query: &str, word: &str| match connect(host, query).await {
        Err(Error::Connection { message }) => assert!(message.contains(word), "{query}: {message}"),
        other => panic!("{query}: {other:?}"),
    };

    works("localhost", "sslmode=require").await;
    works("localhost", "sslmode=prefer").await;
    works("localhost", "").await;
    works("localhost", &format!("sslmode=verify-full&sslrootcert={file}")).await;
    works("localhost", &format!("sslaccept=strict&sslrootcert={}", file.replace('/', "%2F"))).await;
    works("127.0.0.1", &format!("sslmode=verify-ca&sslrootcert={file}")).await;

    assert!(matches!(connect("localhost", "sslmode=disable").await, Err(Error::Connection { .. })));
    fails("127.0.0.1", &format!("sslmode=verify-full&sslrootcert={file}"), "not valid for name").await;
    fails("localhost", &format!("sslmode=verify-full&sslrootcert={stranger}"), "certificate").await;
    fails("localhost", &format!("sslmode=verify-ca&sslrootcert={stranger}"), "certificate").await;
    fails("localhost", &format!("sslmode=require&sslrootcert={stranger}"), "certificate").await;
    let missing = connect("localhost", "sslmode=verify-full&sslrootcert=nowhere.pem").await;
    assert!(matches!(missing, Err(Error::Usage { .. })), "{missing:?}");
}

#[tokio::test]
async fn a_server_without_tls_is_not_spoken_to_where_it_is_required() {
    let Some(url) = postgres_server() else { return };
    let refused = Db::builder().url(format!("{url}?sslmode=require")).connect().await;
    assert!(matches!(refused, Err(Error::Connection { .. })), "{refused:?}");
    Db::builder().url(format!("{url}?sslmode=prefer")).connect().await.unwrap();
}

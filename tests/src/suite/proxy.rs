//! A door before PostgreSQL that counts what a client says, can keep the server's answers back, and can give the server
//! another statement than the one that was said.
//!
//! It proves without a clock what travels together: answers that are kept back until so many statements have been
//! sent never come to a client that waits for one before it sends the next.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What all connections through a door have said since it was last asked.
#[derive(Clone)]
pub(crate) struct Proxy {
    heard: Arc<Mutex<Vec<char>>>,
    /// So many statements have to be sent before anything is answered; then so many more, and so on.
    wanted: Arc<watch::Sender<VecDeque<usize>>>,
    /// Statements without parameters that the server gets others for.
    swaps: Arc<Mutex<Vec<(&'static str, &'static str)>>>,
}

impl Proxy {
    /// A door before the server of a URL, and the URL that leads through it.
    pub(crate) async fn before(url: &str) -> (Self, String) {
        let (user, rest) = url.split_once('@').unwrap();
        let (server, database) = rest.split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let proxy = Self { heard: Arc::default(), wanted: Arc::default(), swaps: Arc::default() };
        let (own, server) = (proxy.clone(), server.to_owned());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(own.clone().pass(client, server));
            }
        });
        let mark = if database.contains('?') { '&' } else { '?' };
        (proxy, format!("{user}@127.0.0.1:{port}/{database}{mark}sslmode=disable"))
    }

    async fn pass(self, client: TcpStream, server: TcpStream) {
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        let mut wanted = self.wanted.subscribe();
        let answers = tokio::spawn(async move {
            let mut piece = vec![0; 65_536];
            loop {
                let size = from_server.read(&mut piece).await.unwrap_or(0);
                wanted.wait_for(|wanted| wanted.front().is_none_or(|first| *first == 0)).await.ok();
                if size == 0 || to_client.write_all(&piece[..size]).await.is_err() {
                    return;
                }
            }
        });
        // The first message has no kind.
        let mut kind = None;
        while let Some(said) = message(&mut from_client, kind.is_some()).await {
            let message = if kind.replace(()).is_some() { self.swapped(said) } else { said };
            let first = char::from(message[0]);
            self.heard.lock().unwrap().push(first);
            if matches!(first, 'Q' | 'S') {
                self.wanted.send_modify(|wanted| {
                    if wanted.front() == Some(&0) {
                        wanted.pop_front();
                    }
                    if let Some(first) = wanted.front_mut() {
                        *first -= 1;
                    }
                });
            }
            if to_server.write_all(&message).await.is_err() {
                break;
            }
        }
        answers.abort();
    }

    /// Keeps all answers back until so many statements have been sent, those to what follows until so many more have
    /// been, and so on.
    pub(crate) fn hold(&self, statements: &[usize]) {
        self.heard();
        self.wanted.send_replace(statements.iter().copied().collect());
    }

    /// From now on the server gets other statements for some: each exact text before, and what takes its place.
    pub(crate) fn swap(&self, swaps: &[(&'static str, &'static str)]) {
        *self.swaps.lock().unwrap() = swaps.to_vec();
    }

    fn swapped(&self, message: Vec<u8>) -> Vec<u8> {
        let swaps = self.swaps.lock().unwrap();
        let other = swaps
            .iter()
            .find(|(from, _)| message[0] == b'Q' && message[5..].strip_suffix(&[0]) == Some(from.as_bytes()));
        let Some((_, to)) = other else { return message };
        let mut swapped = vec![b'Q'];
        swapped.extend((u32::try_from(to.len()).unwrap() + 5).to_be_bytes());
        swapped.extend(to.as_bytes());
        swapped.push(0);
        swapped
    }

    /// The kinds of messages since the last time: `P` prepares, `B` binds, `E` executes, `S` ends a statement, `Q` is a
    /// statement without parameters.
    pub(crate) fn heard(&self) -> String {
        std::mem::take(&mut *self.heard.lock().unwrap()).into_iter().collect()
    }
}

/// The next message of a client, with its kind and length.
async fn message(from: &mut (impl AsyncRead + Unpin), has_kind: bool) -> Option<Vec<u8>> {
    let head = if has_kind { 5 } else { 4 };
    let mut message = vec![0; head];
    from.read_exact(&mut message).await.ok()?;
    let length = u32::from_be_bytes(message[head - 4..].try_into().unwrap());
    message.resize(head - 4 + length as usize, 0);
    from.read_exact(&mut message[head..]).await.ok()?;
    Some(message)
}

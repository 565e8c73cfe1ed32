//! A small static server, for this machine only.
//!
//! Written on std: it answers GET and HEAD with whole files on the loopback address, which is less code than
//! the setting up of a server crate, and nothing to compile. It is no server for the open net.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io, thread};

use crate::outcome::{Doing as _, Outcome};

/// The policy that the app must live under; a deployment sends the same.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    font-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    frame-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// Longest request head that is read.
const HEAD_BYTES: u64 = 16 * 1024;

/// A folder served under a path.
pub struct Mount {
    /// With a slash at both ends; `/` is the app.
    pub at: &'static str,
    /// The folder. It may be missing, or come later.
    pub folder: PathBuf,
}

/// What is served: the first mount that fits answers, so `/` stands last.
pub struct Site {
    /// The mounts.
    pub mounts: Vec<Mount>,
}

/// An answer without its connection.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: &'static str,
    mime: &'static str,
    cache: &'static str,
    body: Vec<u8>,
}

impl Answer {
    fn refusal(status: &'static str) -> Self {
        Self { status, mime: "text/plain; charset=utf-8", cache: "no-store", body: status.as_bytes().to_vec() }
    }
}

/// Listens on 127.0.0.1, on `port` or, when that is taken, on the next of the following nine. Port 0 is any free one.
pub fn listen(port: u16) -> Outcome<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(9) };
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => println!("port {candidate} is taken"),
            other => return other.doing(format!("listening on port {candidate}")),
        }
    }
    Err(format!("the ports from {port} to {last} are taken").into())
}

/// Answers until the process ends, one thread a connection.
pub fn serve(listener: &TcpListener, site: Site) -> Outcome {
    let port = listener.local_addr().doing("the server's own address")?.port();
    let site = Arc::new(site);
    for connection in listener.incoming() {
        let (Ok(connection), site) = (connection, Arc::clone(&site)) else { continue };
        // A browser that hangs up is none of the server's business.
        thread::spawn(move || site.converse(&connection, port));
    }
    Ok(())
}

impl Site {
    /// Answers requests on one connection until it is closed or idle for a minute.
    fn converse(&self, connection: &TcpStream, port: u16) -> io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_mins(1)))?;
        let mut reader = BufReader::new(connection);
        while let Some(head) = head(&mut reader)? {
            let method = head[0].split(' ').next().unwrap_or_default().to_owned();
            let answer = self.answer(&head, port);
            write(connection, &answer, method != "HEAD")?;
            if answer.status.starts_with("40") && method != "GET" && method != "HEAD" {
                // Its body was not read.
                break;
            }
        }
        Ok(())
    }

    /// Answers one request, given its head's lines.
    fn answer(&self, head: &[String], port: u16) -> Answer {
        let mut words = head.first().map(String::as_str).unwrap_or_default().split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if !host(head).is_some_and(|host| is_own(host, port)) {
            // Another name that resolves to this machine: a page out there is trying to read in here.
            return Answer::refusal("403 Forbidden");
        }
        if method != "GET" && method != "HEAD" {
            return Answer::refusal("405 Method Not Allowed");
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decode(path).filter(|path| is_plain(path)) else {
            return Answer::refusal("400 Bad Request");
        };
        self.file(&path).unwrap_or_else(|| Answer::refusal("404 Not Found"))
    }

    /// The file at a path. In the app, a path that names no file type is one of its pages: index.html.
    fn file(&self, path: &str) -> Option<Answer> {
        let mount = self.mounts.iter().find(|mount| path.starts_with(mount.at))?;
        let rest = &path[mount.at.len()..];
        let named = if rest.is_empty() { "index.html" } else { rest };
        let body = read_inside(&mount.folder, named);
        if body.is_none() && mount.at == "/" && Path::new(named).extension().is_none() {
            return Some(found("index.html", read_inside(&mount.folder, "index.html")?));
        }
        Some(found(named, body?))
    }
}

/// Reads a file that lies in a folder, also after links are followed.
fn read_inside(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(name).canonicalize().ok()?;
    if file.starts_with(&folder) && file.is_file() { fs::read(file).ok() } else { None }
}

fn found(name: &str, body: Vec<u8>) -> Answer {
    // Vite puts a hash of the content into the names of what it writes to assets/.
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    Answer { status: "200 OK", mime: mime(name), cache, body }
}

/// Reads one request's head. `None` when the other side is done, or sends more than a head may have.
fn head(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<Vec<String>>> {
    let mut lines = Vec::new();
    let mut limited = reader.take(HEAD_BYTES);
    loop {
        let mut line = String::new();
        if limited.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" if lines.is_empty() => {}
            "" => return Ok(Some(lines)),
            text => lines.push(text.to_owned()),
        }
    }
}

fn write(mut connection: &TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    let Answer { status, mime, cache, body } = answer;
    let length = body.len();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nCache-Control: {cache}\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\n\r\n"
    )
    .into_bytes();
    if with_body {
        bytes.extend_from_slice(body);
    }
    connection.write_all(&bytes)
}

/// The Host header's value. `None` when there is none, or more than one.
fn host(head: &[String]) -> Option<&str> {
    let fields = head.iter().skip(1).filter_map(|line| line.split_once(':'));
    let mut hosts = fields.filter(|(name, _)| name.eq_ignore_ascii_case("host")).map(|(_, value)| value.trim());
    let first = hosts.next();
    if hosts.next().is_some() { None } else { first }
}

fn is_own(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{port}"))
}

/// Whether a path has nothing in it that leads elsewhere, on any system.
fn is_plain(path: &str) -> bool {
    let odd = |letter: char| matches!(letter, '\\' | ':' | '\0');
    path.starts_with('/') && !path.contains(odd) && !path.contains("//") && path.split('/').all(|part| part != "..")
}

/// Undoes percent-encoding. `None` when it is broken, or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

fn mime(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "pdf" => "application/pdf",
        "txt" | "md" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Mount, Site};
    use crate::paths;

    /// The status of a request, on a site that serves this crate's own folder.
    #[track_caller]
    fn check(method: &str, path: &str, host: &str, status: &str) -> Answer {
        let folder = paths::root().join("xtask");
        let site = Site { mounts: vec![Mount { at: "/own/", folder: folder.join("src") }, Mount { at: "/", folder }] };
        let head = [format!("{method} {path} HTTP/1.1"), format!("Host: {host}")];
        let answer = site.answer(&head, 8417);
        assert_eq!(answer.status, status, "{method} {path}");
        answer
    }

    #[test]
    fn a_file_is_served_by_its_mount() {
        check("GET", "/Cargo.toml?x=1", "127.0.0.1:8417", "200 OK");
        check("HEAD", "/src/http.rs", "localhost:8417", "200 OK");
        check("GET", "/own/http.rs", "localhost:8417", "200 OK");
        check("GET", "/nowhere.js", "localhost:8417", "404 Not Found");
        check("GET", "/own/nowhere", "localhost:8417", "404 Not Found");
    }

    #[test]
    fn nothing_outside_is_served() {
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/..%2f../../Cargo.toml",
            "//etc/passwd",
            "/..%5cCargo.toml",
            "/%",
        ] {
            check("GET", path, "localhost:8417", "400 Bad Request");
        }
    }

    #[test]
    fn another_name_for_this_machine_is_refused() {
        check("GET", "/Cargo.toml", "evil.example:8417", "403 Forbidden");
        check("GET", "/Cargo.toml", "localhost:80", "403 Forbidden");
        check("GET", "/Cargo.toml", "localhost", "403 Forbidden");
    }

    #[test]
    fn nothing_can_be_sent() {
        check("POST", "/Cargo.toml", "localhost:8417", "405 Method Not Allowed");
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        assert_eq!(super::found("assets/a-1b2c.js", Vec::new()).cache, "public, max-age=31536000, immutable");
        assert_eq!(super::found("index.html", Vec::new()).cache, "no-cache");
    }
}

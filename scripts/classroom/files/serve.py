"""Serves the lab to browsers on this machine: python3 serve.py [--port N] [--no-browser]. Needs Python 3.7, nothing else."""

import argparse
import json
import os
import sys
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "served.json"), encoding="utf-8") as file:
    SERVED = json.load(file)


class Lab(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Windows takes types from its registry, where other programs change them.
    extensions_map = {"": "application/octet-stream", **SERVED["types"]}

    def end_headers(self):
        for name, value in SERVED["headers"].items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    # On Windows two servers could otherwise share a port.
    allow_reuse_address = os.name != "nt"


def listen(port):
    handler = partial(Lab, directory=os.path.join(HERE, "site"))
    try:
        return Server(("127.0.0.1", port), handler)
    except OSError:
        print("Its usual port is taken, perhaps by the lab itself, in another window. Answers given there are not seen here.")
        return Server(("127.0.0.1", 0), handler)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=SERVED["port"])
    options.add_argument("--no-browser", action="store_true")
    chosen = options.parse_args()
    server = listen(chosen.port)
    url = "http://localhost:%d/" % server.server_address[1]
    print("Calibration Lab is at %s\nLeave this window open. Ctrl+C ends it." % url, flush=True)
    if not chosen.no_browser:
        webbrowser.open(url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)


main()

"""The programs of this machine that can run a Neo4j: a Docker engine, or Java with Maven."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LEAST_JAVA = 17


def docker() -> Path | None:
    """The Docker client, where an engine answers it. A client alone is common and runs nothing."""
    client = shutil.which("docker")
    if client is None:
        return None
    try:
        answer = subprocess.run([client, "info"], capture_output=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Path(client) if answer.returncode == 0 else None


def java() -> Path | None:
    """The Java program: that of JAVA_HOME, else the first on the path."""
    home = os.environ.get("JAVA_HOME")
    if home and (found := shutil.which("java", path=str(Path(home) / "bin"))):
        return Path(found)
    found = shutil.which("java")
    return Path(found) if found else None


def java_version(program: Path) -> int | None:
    """The major version (17, 21) of a Java program; None where it does not say, as a stub on a bare Mac."""
    try:
        answer = subprocess.run([program, "-version"], capture_output=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(rb'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    return int(match[1]) if match else None


def maven() -> Path | None:
    """Maven, which fetches the server's files."""
    found = shutil.which("mvn")
    return Path(found) if found else None


def missing_java() -> str | None:
    """What is wrong with this machine's Java, with the way out; None where it can run Neo4j."""
    advice = "install a JDK 17 or 21 (Debian, Ubuntu: apt install default-jdk-headless; macOS: brew install openjdk@21)"
    if sys.platform == "win32":
        return "without Docker the local Neo4j runs on Linux and macOS only: install Docker Desktop, or work in WSL"
    program = java()
    version = java_version(program) if program else None
    if version is None:
        return f"no Java: {advice}, or set JAVA_HOME to yours"
    if version < LEAST_JAVA:
        return f"Java {version} ({program}) is too old for Neo4j 5, which needs {LEAST_JAVA} or later: {advice}"
    return None


def missing_maven() -> str | None:
    """What to do about an absent Maven; None where it is there."""
    if maven():
        return None
    return "no Maven: install it (Debian, Ubuntu: apt install maven; macOS: brew install maven)"

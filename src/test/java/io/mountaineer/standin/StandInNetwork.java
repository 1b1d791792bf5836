package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Network of a stand-in Mac: names, links, routes, and what macOS keeps from its programs. */
final class StandInNetwork {

  private final Path root;

  StandInNetwork(Path root) {
    this.root = root;
  }

  /** Gives a server name its address, for Apple's programs and for the hosts file of the JVM. */
  StandInNetwork name(String name, String address) {
    write("names", name, address);
    try {
      String line = address + " " + name + "\n";
      Files.writeString(hostsFile(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Gives a name an address that only Apple's programs can look up, or none. */
  StandInNetwork nameForApple(String name, String address) {
    write("names", name, address);
    return this;
  }

  /** Returns the file for {@code -Djdk.net.hosts.file}. */
  Path hostsFile() {
    return root.resolve("hosts");
  }

  /** Keeps nc from an address, as where macOS keeps programs from the local network. */
  void refuses(String address) {
    write("private", address, "");
  }

  void permits(String address) {
    delete("private", address);
  }

  /** Makes nc say that a host is down: {@code timed out} or {@code no route}. */
  void silence(String address, String how) {
    write("down", address, how);
  }

  void linkDown(String networkInterface) {
    write("links", networkInterface, "inactive");
  }

  void linkUp(String networkInterface) {
    delete("links", networkInterface);
  }

  /** Sets the interface that carries what goes to an address; empty where smbutil names none. */
  StandInNetwork wire(String address, String networkInterface) {
    write("wires", address, networkInterface);
    return this;
  }

  /** Sets the interface that {@code route} names, or {@code none}. */
  void route(String address, String networkInterface) {
    write("routes", address, networkInterface);
  }

  /** Sets the state of the session with a server, as smbutil says it. */
  void session(String address, String state) {
    write("channels", address, state);
  }

  /** Lets a server announce itself, with its DNS name and its addresses. */
  void announces(String name, String host, int port, String... addresses) {
    write("bonjour", name, host + " " + port + "\n" + String.join(" ", addresses));
  }

  /** Sets the shares that a server lists for whom it has let in. */
  void offers(String address, String... shares) {
    write("offers", address, String.join("\n", shares));
  }

  /** Sets the address of this Mac on an interface; empty for none. */
  void ownAddress(String networkInterface, String address) {
    write("inet", networkInterface, address);
  }

  private void write(String folder, String name, String text) {
    try {
      Files.writeString(root.resolve(folder).resolve(name), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String folder, String name) {
    try {
      Files.deleteIfExists(root.resolve(folder).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

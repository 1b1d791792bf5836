package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Keychain of a stand-in Mac, its tickets, and servers that refuse a login. */
final class StandInLogins {

  private final Path root;

  StandInLogins(Path root) {
    this.root = root;
  }

  /** NetFS ends every login at a server name with a number of its own. */
  void refuses(String host, int number) {
    write("refused", host, Integer.toString(number));
  }

  /** The Keychain has no password for a server name: NetFS opens a window and waits. */
  void hasNoPassword(String host) {
    write("nokey", host, "");
  }

  /** The user types the password and has it remembered. */
  void typesPassword(String host) {
    try {
      Files.deleteIfExists(root.resolve("nokey").resolve(host));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry for a server name was changed at this moment. */
  void savesAnotherPassword(String host, String date) {
    write("passwords", host, date);
  }

  void hasTicket() {
    write(".", "ticket", "");
  }

  private void write(String folder, String name, String text) {
    try {
      Files.writeString(root.resolve(folder).resolve(name), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

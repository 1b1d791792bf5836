package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keychain of a stand-in Mac, its tickets, and servers that refuse a login. */
final class StandInLogins {

  private final Path root;

  StandInLogins(Path root) {
    this.root = root;
  }

  /** Makes NetFS end every login at a server name with a number of its own. */
  void refuses(String host, int number) {
    write("refused", host, Integer.toString(number));
  }

  /** Removes the password of a server name from the Keychain: NetFS opens a window and waits. */
  void hasNoPassword(String host) {
    write("nokey", host, "");
  }

  /** Types the password as the user and has it remembered. */
  void typesPassword(String host) {
    try {
      Files.deleteIfExists(root.resolve("nokey").resolve(host));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dates the change of the entry for a server name. */
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

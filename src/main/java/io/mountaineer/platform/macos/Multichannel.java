package io.mountaineer.platform.macos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main connection of a mount, as {@code smbutil multichannel} tells it in its table: the row
 * that begins with {@code M} (SMBClient smbutil/multichannel.c). The form in JSON is not known.
 *
 * @param networkInterface such as {@code bridge0}; empty with multichannel off, when the table says
 *     {@code N/A}
 * @param server the address at the other end
 */
record Multichannel(Optional<String> networkInterface, String server) {

  private static final Pattern MAIN =
      Pattern.compile("^M\\s+\\d+\\s+([^\\s(]+).*\\]\\s+(\\S+)\\s", Pattern.MULTILINE);

  /** Empty when there is no such row. */
  static Optional<Multichannel> parse(String table) {
    Matcher main = MAIN.matcher(table);
    return main.find()
        ? Optional.of(
            new Multichannel(
                Optional.of(main.group(1)).filter(name -> !name.equals("N/A")), main.group(2)))
        : Optional.empty();
  }
}

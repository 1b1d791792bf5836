package io.mountaineer.app;

import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fate of one mounted share at an import.
 *
 * @param share name of the share on its server
 * @param favorite entry of the config; empty unless it was or would be added
 * @param detail reason, or where it is kept now
 * @param hint what to do next; empty when there is nothing
 * @param command line to type for that; empty when there is none
 * @param warnings what may go wrong with it on another day
 */
public record ImportEntry(
    String share,
    Result result,
    Optional<Share> favorite,
    String detail,
    String hint,
    Optional<String> command,
    List<String> warnings) {

  /** Kind of fate. */
  public enum Result {
    /** It is a favorite now. */
    ADDED,
    /** It would be one. */
    PLANNED,
    /** It is one already, or it is no mount that could be one. */
    SKIPPED,
    /** Something is missing or was refused. */
    FAILED;

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ImportEntry {
    warnings = List.copyOf(warnings);
  }

  static ImportEntry planned(Mounted mount, Share wanted) {
    return of(mount, Result.PLANNED, Optional.of(wanted), "would be added", "");
  }

  static ImportEntry skipped(Mounted mount, String why) {
    return of(mount, Result.SKIPPED, Optional.empty(), why, "");
  }

  static ImportEntry failed(Mounted mount, String why, String hint) {
    return of(mount, Result.FAILED, Optional.empty(), why, hint);
  }

  private static ImportEntry of(
      Mounted mount, Result result, Optional<Share> favorite, String detail, String hint) {
    return new ImportEntry(
        mount.shareName(), result, favorite, detail, hint, Optional.empty(), List.of());
  }

  /** Returns the same with a line to type, which the hint names. */
  ImportEntry asking(String line) {
    return new ImportEntry(
        share, result, favorite, detail, "give it: " + line, Optional.of(line), warnings);
  }

  /** Returns this plan once it is carried out. */
  ImportEntry added(Share favorite, String detail, String hint, List<String> warnings) {
    return new ImportEntry(
        share, Result.ADDED, Optional.of(favorite), detail, hint, Optional.empty(), warnings);
  }

  /** Returns this plan where it was not carried out. */
  ImportEntry notAdded(String why, String hint) {
    return new ImportEntry(
        share, Result.FAILED, Optional.empty(), why, hint, Optional.empty(), List.of());
  }
}

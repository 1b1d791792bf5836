package io.mountaineer.tray;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Notice to the user in a window.
 *
 * @param title text of the menu entry that it answers
 * @param headline one sentence on the event
 * @param details paragraphs, each of any length
 */
public record Notice(Kind kind, String title, String headline, List<String> details) {

  /** Kind of a notice. */
  public enum Kind {
    /** Something was done, or is to be known. */
    INFORMATION,
    /** Something was not done, or could be lost. */
    WARNING,
    /** Something failed. */
    FAILURE
  }

  public Notice {
    requireNonNull(kind, "kind is null");
    requireNonNull(title, "title is null");
    requireNonNull(headline, "headline is null");
    details = List.copyOf(details);
  }

  static Notice information(String title, String headline, List<String> details) {
    return new Notice(Kind.INFORMATION, title, headline, details);
  }

  static Notice warning(String title, String headline, List<String> details) {
    return new Notice(Kind.WARNING, title, headline, details);
  }

  static Notice failure(String title, String headline, List<String> details) {
    return new Notice(Kind.FAILURE, title, headline, details);
  }
}

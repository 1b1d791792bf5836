package io.mountaineer.tray;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Something to tell the user in a window.
 *
 * @param headline what happened, in a sentence
 * @param details paragraphs, each of any length
 */
public record Notice(Kind kind, String title, String headline, List<String> details) {

  /** What it is about. */
  public enum Kind {
    /** Something was not done. */
    TROUBLE,
    /** Something could be lost. */
    WARNING
  }

  public Notice {
    requireNonNull(kind, "kind is null");
    requireNonNull(title, "title is null");
    requireNonNull(headline, "headline is null");
    details = List.copyOf(details);
  }

  static Notice trouble(String title, String headline, List<String> details) {
    return new Notice(Kind.TROUBLE, title, headline, details);
  }

  static Notice warning(String title, String headline, List<String> details) {
    return new Notice(Kind.WARNING, title, headline, details);
  }
}

package io.mountaineer.cli.completion;

/**
 * Word that may come next.
 *
 * @param text exactly as the program wants it, not quoted for any shell
 * @param description one line for people; empty when there is none
 */
public record Candidate(String text, String description) {

  /** Marker for names of files, which the shell completes by itself. */
  public static final Candidate FILES = new Candidate(":files", "");

  /** Returns the line in which the scripts take it. */
  public String line() {
    return description.isEmpty() ? text : text + "\t" + description;
  }
}

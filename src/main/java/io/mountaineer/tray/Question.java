package io.mountaineer.tray;

import static java.util.Objects.requireNonNull;

/**
 * Notice with a choice.
 *
 * @param yes text of the button that does something
 * @param no text of the button that does nothing
 * @param isRisky whether something may be lost by a yes; the other button is the default then
 * @param then effect of a yes, on the thread of the windows; must return at once
 */
public record Question(Notice notice, String yes, String no, boolean isRisky, Runnable then) {

  public Question {
    requireNonNull(notice, "notice is null");
    requireNonNull(yes, "yes is null");
    requireNonNull(no, "no is null");
    requireNonNull(then, "then is null");
  }

  /** Returns a question of which the default does nothing. */
  static Question risky(Notice notice, String yes, Runnable then) {
    return new Question(notice, yes, "Cancel", true, then);
  }

  /** Returns a question of which the default is a yes. */
  static Question safe(Notice notice, String yes, String no, Runnable then) {
    return new Question(notice, yes, no, false, then);
  }
}

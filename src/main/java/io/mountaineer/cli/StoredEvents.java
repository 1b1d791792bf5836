package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.FileException;
import java.util.List;
import java.util.function.Predicate;

/** Events of the history file, for the commands that show them. */
final class StoredEvents {

  private StoredEvents() {}

  /**
   * Returns those that are wanted, in the order of the file.
   *
   * @throws UserError if there is a file that cannot be read
   */
  static List<HistoryEvent> of(CommandContext context, Predicate<HistoryEvent> isWanted) {
    try {
      return context.app().history().read(isWanted);
    } catch (FileException e) {
      throw unreadable(e);
    }
  }

  static UserError unreadable(FileException e) {
    return new UserError(
        Kind.FAILED,
        "the history cannot be read: " + e.getMessage(),
        "check its rights, or move it away: a new one is begun with the next event");
  }
}

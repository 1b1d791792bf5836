package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.Map;

/**
 * An edit that was not made; the config is as it was.
 *
 * @param message what is in the way; where the text is meant, with line and column
 * @param hint what to do or to type next
 * @param byKey what is wrong with which key of a new entry; empty where it is not about single keys
 */
public record EditRefusal(Reason reason, String message, String hint, Map<String, String> byKey)
    implements ConfigEdit.Result, ConfigEditor.Result, EditPlan {

  /** Whose turn it is. */
  public enum Reason {
    /** What was asked for is not allowed or not there: ask for something else. */
    REQUEST,
    /** The config has errors that the edit would not fix. */
    CONFIG,
    /** The text is written in a way that only a person should edit. */
    FORM
  }

  public EditRefusal {
    byKey = Map.copyOf(byKey);
  }

  EditRefusal(Reason reason, String message, String hint) {
    this(reason, message, hint, Map.of());
  }

  static EditRefusal request(String message, String hint) {
    return new EditRefusal(Reason.REQUEST, message, hint);
  }

  static EditRefusal form(Edit change, Position place) {
    String where = "line " + place.line() + ", column " + place.column();
    return new EditRefusal(
        Reason.FORM,
        change.subject() + ": " + where + " is written in a form that only a person can edit",
        change.byHand() + " by hand, then type: mountaineer config validate");
  }
}

package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.Map;

/**
 * Refusal of an edit; the config is as it was.
 *
 * @param message obstacle; where the text is meant, with line and column
 * @param hint advice on what to do or to type next
 * @param byKey violations by key of a new entry; empty where they are not about single keys
 */
public record EditRefusal(Reason reason, String message, String hint, Map<String, String> byKey)
    implements ConfigEdit.Result, ConfigEditor.Result, EditPlan {

  /** Reason of a refusal. */
  public enum Reason {
    /** The request is not allowed or its subject not there: ask for something else. */
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

  static EditRefusal form(Edit edit, Position position) {
    String where = "line " + position.line() + ", column " + position.column();
    return new EditRefusal(
        Reason.FORM,
        edit.subject() + ": " + where + " is written in a form that only a person can edit",
        edit.byHand() + " by hand, then type: mountaineer config validate");
  }
}

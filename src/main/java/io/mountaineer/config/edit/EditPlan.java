package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.List;

/** Plan of an edit: changes of a text, or the refusal of it. */
sealed interface EditPlan permits EditPlan.TextEdits, EditRefusal {

  /**
   * Changes of a text and their expected result.
   *
   * @param expected all values of the text afterwards
   * @param position position in the text, for the case that the result is another
   */
  record TextEdits(List<TextEdit> edits, TomlValues expected, Position position)
      implements EditPlan {

    String applyTo(String text) {
      return TextEdit.apply(text, edits);
    }
  }
}

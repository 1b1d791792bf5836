package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import java.util.List;

/** What an edit would do to a text, or why it cannot. */
public sealed interface EditPlan permits EditPlan.Splices, EditRefusal {

  /**
   * A change of the text and what has to come of it.
   *
   * @param expected all values of the text afterwards
   * @param place where in the text, for the case that this does not come of it
   */
  record Splices(List<TextEdit> splices, TomlValues expected, Position place) implements EditPlan {

    String applyTo(String text) {
      return TextEdit.apply(text, splices);
    }
  }
}

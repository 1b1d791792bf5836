package io.mountaineer.config.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.config.ConfigParser;
import io.mountaineer.config.Position;
import io.mountaineer.config.Texts;
import io.mountaineer.config.edit.ConfigEdit.Edited;
import io.mountaineer.core.Config;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdict on an edit, which counts only if its result is what was asked for. */
class ConfigEditTest {

  private static final String TEXT = "[global]\nsmb_port = 445\nmine = 1\n";

  private final String rightText = TEXT.replace("445", "446");

  @Test
  void whatWasAskedForCounts() {
    Edited edited = (Edited) edit(rightText, rightText, true);

    assertEquals(rightText, edited.text());
    assertEquals(446, edited.config().settings().smbPort());
  }

  @Test
  void aValueThatIsLostIsRefusedEvenIfNobodyKnowsIt() {
    assertRefused(edit("[global]\nsmb_port = 446\n", rightText, true));
  }

  @Test
  void aTextThatIsNoneIsRefused() {
    assertRefused(edit("[global\n", rightText, true));
  }

  @Test
  void anotherModelThanAskedForIsRefused() {
    assertRefused(edit(rightText, rightText, false));
  }

  private static void assertRefused(ConfigEdit.Result result) {
    assertEquals(
        new EditRefusal(
            EditRefusal.Reason.FORM,
            "the thing: line 7, column 8 is written in a form that only a person can edit",
            "do it by hand, then type: mountaineer config validate"),
        result);
  }

  /**
   * Returns the result of an edit that makes one text, expects the values of another, and accepts
   * the model or not.
   */
  private static ConfigEdit.Result edit(String made, String expected, boolean likes) {
    Edit change =
        new Edit() {
          @Override
          public EditPlan plan(TomlDocument document) {
            TextEdit all = new TextEdit(0, document.text().length(), made);
            TomlValues values =
                TomlValues.of(new ConfigParser(Texts.HOME).parse(expected).top().orElseThrow());
            return new EditPlan.TextEdits(List.of(all), values, new Position(7, 8));
          }

          @Override
          public boolean isIn(Config config) {
            return likes;
          }

          @Override
          public String subject() {
            return "the thing";
          }

          @Override
          public String byHand() {
            return "do it";
          }
        };
    return new ConfigEdit(change).applyTo(TEXT, Texts.HOME);
  }
}

package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.OpenFiles.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenFilesTest {

  private static final Holder FINAL_CUT = new Holder("Final Cut Pro", 712, 3, "/Volumes/CORE/a");
  private static final Holder VIM = new Holder("vim", 88, 1, "/Volumes/CORE/b");
  private static final Holder SPOTLIGHT = new Holder("mds_stores", 301, 9, "/Volumes/CORE/c");

  @Test
  void withoutHoldersNothingIsOpen() {
    assertEquals(new OpenFiles.None(), OpenFiles.of(List.of()));
  }

  @Test
  void indexersAloneDoNotHoldAShare() {
    assertEquals(new OpenFiles.None(), OpenFiles.of(List.of(SPOTLIGHT)));
  }

  @Test
  void indexersAreLeftOutBesideOthers() {
    var held = OpenFiles.of(List.of(SPOTLIGHT, FINAL_CUT, VIM));

    assertEquals(new OpenFiles.Held(List.of(FINAL_CUT, VIM)), held);
  }

  @Test
  void filesAreCountedOverAllHolders() {
    var held = OpenFiles.of(List.of(SPOTLIGHT, FINAL_CUT, VIM));

    assertEquals(4, assertInstanceOf(OpenFiles.Held.class, held).count());
  }

  @Test
  void theWordsNameTheHolders() {
    assertEquals(
        "in use by Final Cut Pro (pid 712), vim (pid 88)",
        OpenFiles.of(List.of(FINAL_CUT, VIM)).toString());
    assertEquals("no open files", new OpenFiles.None().toString());
    assertEquals(
        "cannot tell whether files are open: lsof timed out",
        new OpenFiles.Unknown("lsof timed out").toString());
  }
}

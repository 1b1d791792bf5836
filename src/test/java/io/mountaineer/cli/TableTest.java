package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheyNeedToBe() {
    Table table = new Table("NAME", "USER");
    table.add("Büro", "ann");
    table.add("MEDIA-2", "");

    assertEquals(
        List.of("NAME     USER", "Büro     ann", "MEDIA-2"), table.lines(Colors.PLAIN, 80));
  }

  @Test
  void theWidestColumnsGiveWayAndTheNamesStay() {
    Table table = new Table("A", "B", "C");
    table.add("a".repeat(30), "b".repeat(50), "c".repeat(60));

    List<String> lines = table.lines(Colors.PLAIN, 80);

    assertEquals(
        "a".repeat(30) + "  " + "b".repeat(22) + "…  " + "c".repeat(22) + "…", lines.get(1));
    assertEquals(80, TextLayout.columns(lines.get(1)));
  }

  @Test
  void namesAreCutOnlyWhereNothingElseCanBe() {
    Table table = new Table("NAME", "USER");
    table.add("a".repeat(60), "jane-of-the-office");

    assertEquals("a".repeat(33) + "…  jan…", table.lines(Colors.PLAIN, 40).get(1));
  }

  @Test
  void nothingIsCutOutsideOfATerminal() {
    Table table = new Table("NAME", "USER");
    table.add("a".repeat(200), "b".repeat(200));

    assertEquals(402, table.lines(Colors.PLAIN, TextLayout.UNLIMITED).get(1).length());
  }

  @Test
  void wideCharactersAndMarksKeepTheColumnsStraight() {
    Table table = new Table("NAME", "USER");
    table.add("映像編集", "ann");
    table.add("Film 🎬", "bob");
    table.add("Bu\u0308ro", "eve");

    List<String> lines = table.lines(Colors.PLAIN, 80);

    assertEquals(
        List.of("NAME      USER", "映像編集  ann", "Film 🎬   bob", "Bu\u0308ro      eve"), lines);
  }
}

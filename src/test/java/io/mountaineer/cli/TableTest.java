package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheyNeedToBe() {
    Table table = new Table("NAME", "USER");
    table.add("Büro", "ann");
    table.add("MEDIA-2", "");

    assertEquals(List.of("NAME     USER", "Büro     ann", "MEDIA-2"), table.lines(Colors.PLAIN));
  }

  @Test
  void theWidestColumnsGiveWayUntilTheTableFits() {
    Table table = new Table("A", "B", "C");
    table.add("a".repeat(100), "short", "c".repeat(60));

    List<String> lines = table.lines(Colors.PLAIN);

    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
    assertEquals("a".repeat(34) + "…  short  " + "c".repeat(35) + "…", lines.get(1));
  }
}

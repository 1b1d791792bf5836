package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundedLineReaderTest {

  @Test
  void everyLineIsReadOnce() throws Exception {
    assertEquals(List.of("one", "", "zwei ä"), lines("one\n\nzwei ä\n"));
  }

  @Test
  void aLineThatArrivesInPiecesIsOneLine() throws Exception {
    assertEquals(List.of("one", "two"), lines("on", "e\ntw", "o\n"));
  }

  @Test
  void aLineWithoutAnEndIsNoLine() throws Exception {
    assertEquals(List.of("one"), lines("one\ntw"));
  }

  @Test
  void anOverlongLineIsCutAndTheNextOneIsWhole() throws Exception {
    String endless = "x".repeat(100_000);

    List<String> lines = lines(endless + "\nnext\n");

    assertEquals(List.of("x".repeat(BoundedLineReader.LONGEST), "next"), lines);
  }

  private static List<String> lines(String... pieces) throws Exception {
    List<InputStream> streams =
        Stream.of(pieces)
            .<InputStream>map(
                piece -> new ByteArrayInputStream(piece.getBytes(StandardCharsets.UTF_8)))
            .toList();
    List<String> lines = new ArrayList<>();
    new BoundedLineReader(lines::add)
        .read(new SequenceInputStream(Collections.enumeration(streams)));
    return lines;
  }
}

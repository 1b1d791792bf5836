package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerComparisonTest {

  @Test
  void theNamesInItsTextsAreFoundInThem() {
    String text = text("annas-nas", "bobs-pc") + "; also " + text("nas", "nas");

    assertEquals(List.of("annas-nas", "bobs-pc", "nas"), ServerComparison.namesIn(text));
    assertEquals(List.of(), ServerComparison.namesIn("All is well."));
  }

  private static String text(String one, String other) {
    return new ServerComparison("10.10.10.1", named(one), "192.168.1.20", named(other)).text();
  }

  private static ServerIdentity named(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return new Known(ServerGuid.of(Arrays.copyOf(bytes, ServerGuid.LENGTH)));
  }
}

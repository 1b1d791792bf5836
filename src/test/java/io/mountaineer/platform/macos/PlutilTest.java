package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlutilTest {

  @Test
  void whatPlutilSaysOfAPlistThatIsWellIsNoFault() {
    String said = Transcript.of("plutil-01-ok").text();

    assertEquals(
        Optional.empty(),
        new Plutil(new ScriptedRunner().exits("plutil", 0, said, "")).fault(Path.of("x.plist")));
  }

  @Test
  void plutilIsBelievedWhenItCanBeAsked() {
    Path file = Path.of("/tmp/x.plist");

    assertEquals(
        Optional.empty(),
        new Plutil(new ScriptedRunner().exits("plutil", 0, file + ": OK\n", "")).fault(file));
    assertEquals(
        Optional.of(file + ": Encountered unknown tag"),
        new Plutil(
                new ScriptedRunner().exits("plutil", 1, file + ": Encountered unknown tag\n", ""))
            .fault(file));
    assertEquals(Optional.empty(), new Plutil(new ScriptedRunner()).fault(file));
    assertEquals(Optional.empty(), new Plutil(new ScriptedRunner().hangs("plutil")).fault(file));
  }
}

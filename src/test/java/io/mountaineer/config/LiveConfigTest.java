package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.ConfigFile.Stamp;
import io.mountaineer.core.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigTest {

  @TempDir Path folder;
  private final List<String> reported = new ArrayList<>();
  private Path path;
  private LiveConfig live;
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void begin() throws IOException {
    path = folder.resolve("config.toml");
    write(Texts.SHARE);
    ConfigFile file = new ConfigFile(path, Texts.HOME);
    Stamp stamp = file.stamp();
    Config first = file.read().config().orElseThrow();
    live = new LiveConfig(file, stamp, first, pause -> meanwhile.run(), new Notes());
  }

  @Test
  void whileNothingChangesNothingIsReported() {
    Config first = live.current();

    assertEquals(first, live.current());
    assertEquals(List.of(), reported);
  }

  @Test
  void aChangeCountsFromTheNextCallOn() throws IOException {
    write("[global]\ncheck_interval_secs = 7\n" + Texts.SHARE);

    assertEquals(7, live.current().settings().checkInterval().toSeconds());
    assertEquals(List.of("reloaded"), reported);
  }

  @Test
  void aFileThatTookThePlaceOfTheOldOneCountsToo() throws IOException {
    Path fresh = Files.writeString(folder.resolve("fresh"), Texts.SHARE.replace("CORE", "Abcd"));
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);

    assertEquals("Abcd", live.current().shares().get(0).name());
  }

  @Test
  void aFileThatIsJustBeingWrittenIsReadWhenItIsWhole() throws IOException {
    write("");
    meanwhile = () -> unchecked(Texts.SHARE.replace("CORE", "Abcd"));

    assertEquals("Abcd", live.current().shares().get(0).name());
    assertEquals(List.of("reloaded"), reported);
  }

  @Test
  void aFileThatIsNeverAtRestIsReadAllTheSame() throws IOException {
    write("");
    meanwhile = () -> unchecked("# " + System.nanoTime() + "\n" + Texts.SHARE);

    assertEquals("CORE", live.current().shares().get(0).name());
  }

  @Test
  void aChangeOfACommentIsNoNews() throws IOException {
    write("# hello\n" + Texts.SHARE);

    live.current();

    assertEquals(List.of(), reported);
  }

  @Test
  void aBrokenEditKeepsTheLastGoodConfigAndIsReportedOnce() throws IOException {
    Config first = live.current();
    write("[global]\nsmb_port = 0\nauto_failback = 3\n" + Texts.SHARE);

    assertEquals(first, live.current());
    assertEquals(first, live.current());
    assertEquals(1, reported.size(), reported.toString());
    assertTrue(reported.get(0).startsWith("rejected " + path + ":2:"), reported.toString());
    assertTrue(reported.get(0).endsWith("(and 1 more)"), reported.toString());
    assertEquals(2, live.problems().size());
  }

  @Test
  void aFixedEditEndsTheProblem() throws IOException {
    write("[");
    live.current();

    write(Texts.SHARE);
    live.current();

    assertEquals(List.of(), live.problems());
    assertEquals(2, reported.size(), reported.toString());
    assertEquals("reloaded", reported.get(1));
  }

  @Test
  void aFileThatIsGoneKeepsTheLastGoodConfig() throws IOException {
    Config first = live.current();
    Files.delete(path);

    assertEquals(first, live.current());
    assertEquals(List.of("rejected the file is gone"), reported);
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
  }

  private void unchecked(String text) {
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Notes implements LiveConfig.Listener {
    @Override
    public void reloaded() {
      reported.add("reloaded");
    }

    @Override
    public void rejected(String why) {
      reported.add("rejected " + why);
    }
  }
}

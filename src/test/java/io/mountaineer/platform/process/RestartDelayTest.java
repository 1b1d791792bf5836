package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.process.SupervisedProcess.RestartDelay;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

  @Test
  void aProgramThatEndsAgainAndAgainIsStartedEverMoreSeldom() {
    List<Long> waits =
        IntStream.rangeClosed(1, 7).mapToObj(i -> RestartDelay.USUAL.after(i).toSeconds()).toList();

    assertEquals(List.of(1L, 2L, 5L, 15L, 60L, 60L, 60L), waits);
  }

  @Test
  void aMinuteIsALongLife() {
    assertEquals(true, RestartDelay.USUAL.isShort(Duration.ofSeconds(59)));
    assertEquals(false, RestartDelay.USUAL.isShort(Duration.ofSeconds(60)));
  }
}

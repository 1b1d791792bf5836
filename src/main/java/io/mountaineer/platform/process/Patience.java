package io.mountaineer.platform.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How long to wait before a program that ended is started again.
 *
 * @param waits after the first, the second and further short lives in a row; the last one repeats
 * @param longLife a program that lived so long begins anew with the first wait
 */
record Patience(List<Duration> waits, Duration longLife) {

  static final Patience USUAL =
      new Patience(
          LongStream.of(1, 2, 5, 15, 60).mapToObj(Duration::ofSeconds).toList(),
          Duration.ofSeconds(60));

  /** The wait after so many short lives in a row. */
  Duration after(int shortLives) {
    return waits.get(Math.min(shortLives, waits.size()) - 1);
  }

  boolean isShort(Duration life) {
    return life.compareTo(longLife) < 0;
  }
}

package io.mountaineer.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives reading a limit that has none by itself. */
final class Limit {

  private static final int SECONDS = 90;

  private Limit() {}

  /** Something that is read and may not come. */
  interface Reading<T> {
    T read() throws IOException;
  }

  static <T> T of(String what, Reading<T> reading) {
    try {
      return CompletableFuture.supplyAsync(() -> unchecked(reading)).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted before " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("not so: " + what, e);
    }
  }

  private static <T> T unchecked(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mountaineer.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time limit for reads that have none of their own. */
final class Limit {

  private static final int SECONDS = 90;

  private Limit() {}

  /** Read that may block for ever. */
  interface Read<T> {
    T read() throws IOException;
  }

  /** Returns the result of a read; fails after the limit. */
  static <T> T of(String what, Read<T> read) {
    try {
      return CompletableFuture.supplyAsync(() -> unchecked(read)).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted before " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("not so: " + what, e);
    }
  }

  private static <T> T unchecked(Read<T> read) {
    try {
      return read.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

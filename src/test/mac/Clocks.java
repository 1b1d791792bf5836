/**
 * Both clocks of a JVM once a second, for the Mac kit: {@code java Clocks.java SECONDS}. Prints how far
 * the wall clock ran ahead of {@code System.nanoTime} since the line before.
 */
final class Clocks {

  private static final long SECOND_MS = 1000;

  private Clocks() {}

  public static void main(String[] arguments) throws InterruptedException {
    long wall = System.currentTimeMillis();
    long running = System.nanoTime();
    long end = wall + Long.parseLong(arguments[0]) * SECOND_MS;
    while (wall < end) {
      Thread.sleep(SECOND_MS);
      long nowWall = System.currentTimeMillis();
      long nowRunning = System.nanoTime();
      long ahead = nowWall - wall - (nowRunning - running) / 1_000_000;
      System.out.println("wall clock ahead by " + ahead + " ms");
      wall = nowWall;
      running = nowRunning;
    }
  }
}

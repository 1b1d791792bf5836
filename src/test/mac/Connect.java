import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connects to {@code HOST PORT} once and prints how that ended and how long it took. */
final class Connect {

  private static final int LIMIT_MS = 2000;

  public static void main(String[] arguments) {
    long begun = System.nanoTime();
    String answer = "connected";
    try (Socket socket = new Socket()) {
      InetSocketAddress address =
          new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
      socket.connect(address, LIMIT_MS);
    } catch (IOException e) {
      answer = e.toString();
    }
    System.out.println("java: " + answer + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
  }
}

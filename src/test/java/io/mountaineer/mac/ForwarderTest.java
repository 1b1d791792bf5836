package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses of the kit that fail on demand, started as the kit starts them. */
class ForwarderTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** Only how long silence is listened to; what is sent comes at once or not at all. */
  private static final int SILENCE_MS = 300;

  private static final int LIMIT_MS = 60_000;

  @TempDir static Path control;

  private static ServerSocket echo;
  private static Process program;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    echo = new ServerSocket(0, 50, LOOPBACK);
    Thread answering = new Thread(ForwarderTest::answer);
    answering.setDaemon(true);
    answering.start();
    try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
      port = free.getLocalPort();
    }
    program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                Kit.DIRECTORY.resolve("Forwarder.java").toString(),
                control.toString(),
                Integer.toString(echo.getLocalPort()),
                "tb=" + LOOPBACK.getHostAddress() + ":" + port)
            .inheritIO()
            .start();
  }

  @AfterAll
  static void end() throws Exception {
    program.destroy();
    program.waitFor(60, TimeUnit.SECONDS);
    echo.close();
  }

  @Test
  void whatIsSentArrives() throws Exception {
    become("pass");

    try (Socket client = connect()) {
      assertEquals('a', said(client, 'a'));
      assertEquals('b', said(client, 'b'));
    }
  }

  @Test
  void aRefusalEndsNoSessionThatStands() throws Exception {
    become("pass");
    try (Socket before = connect()) {
      assertEquals('a', said(before, 'a'));

      become("refuse");

      assertThrows(ConnectException.class, ForwarderTest::connect);
      assertEquals('b', said(before, 'b'));
    }
  }

  @Test
  void whatIsSwallowedArrivesLater() throws Exception {
    become("pass");
    try (Socket before = connect()) {
      assertEquals('a', said(before, 'a'));

      become("swallow");

      try (Socket after = connect()) {
        after.getOutputStream().write('x');
        after.setSoTimeout(SILENCE_MS);
        assertThrows(SocketTimeoutException.class, () -> after.getInputStream().read());
        become("pass");
        after.setSoTimeout(LIMIT_MS);
        assertEquals('x', after.getInputStream().read());
      }
      assertEquals('b', said(before, 'b'));
    }
  }

  @Test
  void aSilentAddressLetsNobodyConnectRefusesNobodyAndAnswersNothing() throws Exception {
    become("pass");
    try (Socket before = connect()) {
      assertEquals('a', said(before, 'a'));

      become("silent");

      assertThrows(SocketTimeoutException.class, () -> connect(SILENCE_MS));
      before.setSoTimeout(SILENCE_MS);
      assertThrows(SocketTimeoutException.class, () -> said(before, 'b'));
      become("pass");
      before.setSoTimeout(LIMIT_MS);
      assertEquals('b', before.getInputStream().read());
    }
    try (Socket after = connect()) {
      assertEquals('c', said(after, 'c'));
    }
  }

  @Test
  void cutEndsEverySessionWithAReset() throws Exception {
    become("pass");
    try (Socket before = connect()) {
      assertEquals('a', said(before, 'a'));

      become("cut");

      assertThrows(SocketException.class, () -> before.getInputStream().read());
      assertThrows(ConnectException.class, ForwarderTest::connect);
    }
    become("pass");
    try (Socket after = connect()) {
      assertEquals('c', said(after, 'c'));
    }
  }

  private static void become(String mode) throws Exception {
    Path next = Files.writeString(control.resolve("tb.next"), mode + "\n");
    Files.move(next, control.resolve("tb.mode"), StandardCopyOption.ATOMIC_MOVE);
    Waiting.until(mode, () -> mode.equals(now()));
  }

  private static String now() {
    try {
      return Files.readString(control.resolve("tb.now")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static Socket connect() throws IOException {
    return connect(LIMIT_MS);
  }

  private static Socket connect(int limit) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(LOOPBACK, port), limit);
    socket.setSoTimeout(LIMIT_MS);
    return socket;
  }

  private static int said(Socket socket, int word) throws IOException {
    socket.getOutputStream().write(word);
    return socket.getInputStream().read();
  }

  private static void answer() {
    while (true) {
      try {
        Socket client = echo.accept();
        Thread thread = new Thread(() -> repeat(client));
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void repeat(Socket client) {
    try (client) {
      for (int word = client.getInputStream().read();
          word >= 0;
          word = client.getInputStream().read()) {
        client.getOutputStream().write(word);
      }
    } catch (IOException e) {
      // The session was cut.
    }
  }
}

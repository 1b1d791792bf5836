package io.mountaineer.cli;

import java.lang.reflect.Proxy;

/**
 * Handler of SIGHUP, by which people ask a long-running program to look again.
 *
 * <p>The only way to it is {@code sun.misc.Signal} of the module jdk.unsupported, which javac warns
 * of whenever it is named, with no way to say that this is known. So it is found by its name; where
 * it is not, or the system has no such signal, nothing is handled.
 */
final class SighupHandler {

  private SighupHandler() {}

  /** Runs the action at every SIGHUP from now on, in a thread of its own, instead of ending. */
  static void onSignal(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              SighupHandler.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangup, ours);
    } catch (ReflectiveOperationException e) {
      return; // a system without it, or a JVM asked to leave signals alone
    }
  }
}

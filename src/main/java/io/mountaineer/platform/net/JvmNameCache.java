package io.mountaineer.platform.net;

import java.security.Security;

/** The cache of name lookups inside the JVM: 30 s for answers and 10 s for failures by default. */
public final class JvmNameCache {

  private JvmNameCache() {}

  /**
   * Switches the cache off, so that no answer outlives the network it was true in. The JVM reads
   * these settings once, at its first lookup (openjdk sun.net.InetAddressCachePolicy): call this
   * first of all.
   */
  public static void switchOff() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }
}

package io.mountaineer.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A resolver that knows what it is told, and gets stuck on demand until it is released. */
final class StalledResolver implements DnsCache.Resolver {

  private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  StalledResolver knows(String host, String... addresses) throws UnknownHostException {
    List<InetAddress> list = new java.util.ArrayList<>();
    for (String address : addresses) {
      list.add(HostName.address(address));
    }
    known.put(host, list);
    return this;
  }

  StalledResolver forgets(String host) {
    known.remove(host);
    return this;
  }

  void stall() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    calls.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    List<InetAddress> addresses = known.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host + ": nodename nor servname provided, or not known");
    }
    return addresses;
  }
}

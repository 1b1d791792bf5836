package io.mountaineer.standin;

import java.io.IOException;
import java.util.Random;

/** Cables that are pulled, servers that freeze, files that are open, programs that take long. */
final class TortureFaults implements Torture.Tormentor {

  /** From the moment a host answers again, what was begun while it did not may still be done. */
  static final double SECONDS_AFTER_AN_OUTAGE = 10;

  private final StandInMac mac;
  private final TortureRecord record;

  TortureFaults(StandInMac mac, TortureRecord record) {
    this.mac = mac;
    this.record = record;
  }

  @Override
  public int pause() {
    return 5;
  }

  @Override
  public void step(Random random) throws Exception {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> outage(mac.tb(), "bridge0", random);
      case 3 -> outage(mac.fallback(), "en0", random);
      case 4 -> slowTool(random);
      case 5 -> mac.feeds().networkChanged("Interface/awdl0/Link");
      default -> open(random);
    }
  }

  private void outage(LoopbackServer server, String link, Random random) throws Exception {
    double from = TortureRecord.now();
    boolean freezes = random.nextInt(4) == 0;
    if (freezes) {
      server.freeze();
    } else {
      server.pullCable();
      mac.network().linkDown(link);
      mac.feeds().networkChanged("Interface/" + link + "/Link");
    }
    Thread.sleep(500 + random.nextInt(9_000));
    mac.network().linkUp(link);
    server.plugIn();
    mac.feeds().networkChanged("Interface/" + link + "/Link");
    record.count(freezes ? "frozen servers" : "pulled cables");
    double to = TortureRecord.now() + SECONDS_AFTER_AN_OUTAGE;
    record.cause("outage", server.host(), from, to);
  }

  private void slowTool(Random random) {
    record.count("slow tools");
    switch (random.nextInt(4)) {
      case 0 -> mac.tool("osascript").once().waits(1 + random.nextInt(4));
      case 1 -> mac.tool("osascript").once().finishesLate(2 + random.nextInt(8));
      case 2 -> mac.tool("diskutil").once().waits(1 + random.nextInt(6));
      default -> mac.tool("mount").once().isSlow(1);
    }
  }

  private void open(Random random) throws Exception {
    String volume = random.nextBoolean() ? "CORE" : "VAULT";
    long pid = 700 + random.nextInt(100);
    mac.opened(pid, "Final Cut Pro", volume + "/film.mov");
    record.count("open files");
    Thread.sleep(random.nextInt(6_000));
    mac.closed(pid);
  }

  /** Lets everything work again. */
  void end() throws IOException {
    mac.tb().plugIn();
    mac.fallback().plugIn();
    for (String tool : new String[] {"osascript", "diskutil", "mount"}) {
      mac.tool(tool).once().behaves();
    }
  }
}

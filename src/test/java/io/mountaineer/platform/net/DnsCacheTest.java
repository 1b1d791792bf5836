package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.KnownHost;
import io.mountaineer.platform.SteppedClock;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DnsCacheTest {

  private final SteppedClock clock = new SteppedClock();
  private final StalledResolver resolver = new StalledResolver();
  private final DnsCache book = new DnsCache(resolver, clock);

  @AfterEach
  void release() {
    resolver.release();
  }

  @Test
  void givesEveryAddressOfAName() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1", "fd00::1");

    assertEquals(Set.of("10.10.10.1", "fd00:0:0:0:0:0:0:1"), book.of("nas.local"));
  }

  @Test
  void spellsANumericHostInOneWayWithoutLookingItUp() {
    assertEquals(Set.of("10.10.10.1"), book.of("10.10.10.1"));
    assertEquals(book.of("FD00:0::1"), book.of("[fd00::1]"));
    assertEquals(Set.of(), book.of("10.10.10.256"));
    assertEquals(Set.of(), book.of("not:an:address"));
    assertEquals(0, resolver.calls());
  }

  @Test
  void repeatsItselfForAWhile() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1");
    book.of("nas.local");

    book.of("NAS.local.");
    assertEquals(1, resolver.calls());

    clock.pause(Duration.ofMinutes(1));
    book.of("nas.local");
    assertEquals(2, resolver.calls());
  }

  @Test
  void remembersAFailureForAWhileToo() throws UnknownHostException {
    assertEquals(Set.of(), book.of("nas.local"));
    resolver.knows("nas.local", "10.10.10.1");

    assertEquals(Set.of(), book.of("nas.local"));

    clock.pause(Duration.ofMinutes(1));
    assertEquals(Set.of("10.10.10.1"), book.of("nas.local"));
  }

  @Test
  void aSuccessfulProbeEndsAFailure() throws UnknownHostException {
    book.of("nas.local");
    resolver.knows("nas.local", "10.10.10.1");

    book.lookUp("nas.local").join();

    assertEquals(Set.of("10.10.10.1"), book.of("nas.local"));
  }

  @Test
  void keepsWhatItKnewWhenALookupStalls() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1");
    book.of("nas.local");
    resolver.stall();
    clock.pause(Duration.ofMinutes(1));

    assertEquals(Set.of("10.10.10.1"), book.of("nas.local"));
  }

  @Test
  void anAddressThatNeverAnsweredIsForgottenOnceItsNameIsFoundNoLonger() throws Exception {
    resolver.knows("nas.local", "192.168.1.5", "192.168.1.6");
    book.of("nas.local");
    book.answered("nas.local", "192.168.1.6");
    resolver.stall();

    clock.pause(Duration.ofMinutes(10));
    assertEquals(Set.of("192.168.1.5", "192.168.1.6"), book.lastGood("nas.local"));
    clock.pause(Duration.ofSeconds(1));

    assertEquals(Set.of("192.168.1.6"), book.lastGood("nas.local"));
    assertEquals(Set.of("192.168.1.6"), book.of("nas.local"));
  }

  @Test
  void knowsNothingOfANameWhoseLookupStalls() {
    resolver.stall();

    assertEquals(Set.of(), book.of("nas.local"));
  }

  @Test
  void onlyAnAddressThatAnsweredIsWorthRemembering() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1", "10.10.10.2");
    book.of("nas.local");
    assertEquals(Map.of(), book.known());

    book.answered("NAS.local.", "10.10.10.1");

    assertEquals(Set.of("10.10.10.1"), book.known().get("nas.local").addresses().keySet());
  }

  @Test
  void anAddressThatIsNamedNoLongerIsDroppedWhenAnotherAnswers() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1");
    book.of("nas.local");
    book.answered("nas.local", "10.10.10.1");
    resolver.knows("nas.local", "10.10.10.2");
    clock.pause(Duration.ofMinutes(1));
    book.of("nas.local");
    assertEquals(Set.of("10.10.10.1", "10.10.10.2"), book.lastGood("nas.local"));

    book.answered("nas.local", "10.10.10.2");

    assertEquals(Set.of("10.10.10.2"), book.lastGood("nas.local"));
  }

  @Test
  void whatAnAddressOfTwoAnswersDoesNotDropTheOther() throws UnknownHostException {
    resolver.knows("nas.local", "10.10.10.1", "10.10.10.2");
    book.of("nas.local");
    book.answered("nas.local", "10.10.10.1");
    book.answered("nas.local", "10.10.10.2");
    Map<String, KnownHost> known = book.known();

    clock.pause(Duration.ofHours(1));
    book.answered("nas.local", "10.10.10.1");
    book.answered("nas.local", "10.10.10.2");

    assertEquals(known, book.known(), "in the steady state there is nothing to write");
  }

  @Test
  void anAddressThatHasNotAnsweredForAWeekIsForgotten() {
    book.recall(Map.of("nas.local", KnownHost.NONE.answered("10.10.10.1", Set.of(), clock.now())));
    assertEquals(Set.of("10.10.10.1"), book.lastGood("nas.local"));
    assertEquals(Set.of("10.10.10.1"), book.of("nas.local"));

    clock.pause(Duration.ofDays(7));

    assertEquals(Set.of(), book.lastGood("nas.local"));
    assertEquals(Map.of(), book.known());
  }

  @Test
  void whatThisRunLearnedCountsMoreThanAnEarlierOne() {
    book.answered("nas.local", "10.10.10.2");

    book.recall(Map.of("nas.local", KnownHost.NONE.answered("10.10.10.1", Set.of(), clock.now())));

    assertEquals(Set.of("10.10.10.2"), book.lastGood("nas.local"));
  }

  @Test
  void remembersWhichInterfaceCarriesAnAddressAndNotAnother() {
    book.answered("10.10.10.1", "10.10.10.1");
    book.carriedBy("10.10.10.1", "10.10.10.1", "bridge0");
    book.carriedBy("10.10.10.9", "10.10.10.9", "en0");

    assertEquals(Optional.of("bridge0"), book.carrierOf("10.10.10.1", "10.10.10.1"));
    assertEquals(Optional.empty(), book.carrierOf("10.10.10.1", "10.10.10.2"));
    assertEquals(Optional.empty(), book.carrierOf("10.10.10.9", "10.10.10.9"));
  }
}

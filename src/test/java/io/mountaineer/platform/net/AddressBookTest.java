package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.SteppedTime;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AddressBookTest {

  private final SteppedTime time = new SteppedTime();
  private final StalledResolver resolver = new StalledResolver();
  private final AddressBook book = new AddressBook(resolver, time);

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

    time.pause(Duration.ofMinutes(1));
    book.of("nas.local");
    assertEquals(2, resolver.calls());
  }

  @Test
  void remembersAFailureForAWhileToo() throws UnknownHostException {
    assertEquals(Set.of(), book.of("nas.local"));
    resolver.knows("nas.local", "10.10.10.1");

    assertEquals(Set.of(), book.of("nas.local"));

    time.pause(Duration.ofMinutes(1));
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
    time.pause(Duration.ofMinutes(1));

    assertEquals(Set.of("10.10.10.1"), book.of("nas.local"));
  }

  @Test
  void knowsNothingOfANameWhoseLookupStalls() {
    resolver.stall();

    assertEquals(Set.of(), book.of("nas.local"));
  }
}

package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.doctor.Finding.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private final CountDownLatch never = new CountDownLatch(1);
  private final Doctor doctor = new Doctor(Duration.ofMillis(200));

  @Test
  void aCheckThatHangsIsAFindingAndHoldsUpNoOther() {
    List<Finding> findings =
        doctor.look(List.of(check("slow", this::hang), check("quick", () -> well("quick"))));

    assertEquals(List.of("slow", "quick"), findings.stream().map(Finding::area).toList());
    assertEquals(Verdict.WARN, findings.get(0).verdict());
    assertEquals(Verdict.OK, findings.get(1).verdict());
    never.countDown();
  }

  @Test
  void aDefectOfACheckIsAFinding() {
    Supplier<List<Finding>> broken =
        () -> {
          throw new IllegalStateException("oops");
        };

    Finding finding = doctor.look(List.of(check("broken", broken))).get(0);

    assertEquals(Verdict.WARN, finding.verdict());
    assertTrue(finding.detail().contains("oops"), finding.toString());
  }

  @Test
  void whatIsNotWellHasARemedyAndWhatIsWellHasNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding("a", "", Verdict.FAIL, "broken", Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding("a", "", Verdict.OK, "fine", Optional.of("nothing")));
  }

  private List<Finding> hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return well("slow");
  }

  private static List<Finding> well(String area) {
    return List.of(Finding.ok(area, "", "fine"));
  }

  private static Check check(String area, Supplier<List<Finding>> look) {
    return new Check() {
      @Override
      public String area() {
        return area;
      }

      @Override
      public List<Finding> look() {
        return look.get();
      }
    };
  }
}

/**
 * Checks of the machine for {@code mountaineer doctor}: each {@link io.mountaineer.doctor.Check}
 * looks at one area, changes nothing and returns findings with a remedy; {@link
 * io.mountaineer.doctor.Doctor} runs them at the same time. Uses {@code core}, {@code config},
 * {@code engine} and the ports of {@code platform}.
 */
package io.mountaineer.doctor;

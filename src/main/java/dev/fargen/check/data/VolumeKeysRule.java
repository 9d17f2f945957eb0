package dev.fargen.check.data;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;

/** Each kind of volume has keys of its own, of which the others can't be had with it. */
public final class VolumeKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing volume : environment.things(StackKeys.VOLUMES)) {
      check(volume.keys(), diagnostics);
    }
  }

  private static void check(Section volume, Diagnostics diagnostics) {
    if (volume.value(VolumeKeys.SCRATCH).value()) {
      refuse(volume, VolumeKeys.SCRATCH, "scratch space", VolumeKeys.SHAPE, diagnostics);
    } else if (volume.has(VolumeKeys.ID)) {
      refuse(volume, VolumeKeys.ID, "a file system that exists", VolumeKeys.OF_NEW, diagnostics);
      if (volume.has(VolumeKeys.ACCESS_POINT)) {
        String what = "an access point that exists";
        refuse(volume, VolumeKeys.ACCESS_POINT, what, VolumeKeys.OF_POINT, diagnostics);
      }
    } else {
      requireId(volume, diagnostics);
    }
  }

  private static void refuse(
      Section volume, Key<?> because, String what, Shape others, Diagnostics diagnostics) {
    for (Key<?> key : others.keys()) {
      if (!key.equals(because) && volume.has(key)) {
        diagnostics.report(
            Diagnostic.of(Code.CONFLICTING_KEYS, "`" + key.name() + "` can't be said of " + what)
                .at(volume.keySpan(key), "this key")
                .at(volume.keySpan(because), "and this one"));
      }
    }
  }

  private static void requireId(Section volume, Diagnostics diagnostics) {
    for (Key<?> key : VolumeKeys.OF_EXISTING.keys()) {
      if (volume.has(key)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`" + key.name() + "` is for a file system that exists")
                .at(volume.keySpan(key))
                .help("write its `id: ${FileSystemId}` too, or take this away"));
      }
    }
  }
}

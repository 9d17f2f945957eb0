package dev.fargen.teavm;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Puts every {@link StandIn} in its place, and makes every {@link Cut}, in all classes that TeaVM
 * compiles.
 */
public final class StandIns implements TeaVMPlugin, ClassHolderTransformer {

  /** TeaVM's property that, where it is {@code true}, leaves all of them out. */
  static final String NONE = "fargen.no-stand-ins";

  @Override
  public void install(TeaVMHost host) {
    if (!Boolean.parseBoolean(host.getProperties().getProperty(NONE))) {
      host.add((ClassHolderTransformer) this);
    }
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals(Jdk.class.getName())) {
      return; // it calls what it stands in for
    }
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            for (StandIn standIn : StandIn.values()) {
              standIn.in(type.getName(), instruction);
            }
            for (Cut cut : Cut.values()) {
              cut.in(type.getName(), instruction);
            }
          }
        }
      }
    }
  }
}

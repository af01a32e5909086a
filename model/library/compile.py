"""From the Relax module to a .wasm file."""

from pathlib import Path

import tvm
from tvm import relax
from tvm.s_tir import dlight
from tvm.target import Target

from .layout import ModelSize
from .network import Builder


def webgpu_target() -> Target:
    """WebGPU for the kernels, WebAssembly for the code that launches them."""
    return Target({"kind": "webgpu"}, host=Target({"kind": "llvm", "mtriple": "wasm32-unknown-unknown-wasm"}))


def lowering() -> tvm.transform.Pass:
    """TVM's pipeline for GPUs, with reshapes recognised first.

    TVM's own order schedules them as kernels before it looks for them, and then they stay: a copy each, four a layer.
    """
    passes = relax.transform
    return tvm.transform.Sequential(
        [
            passes.LegalizeOps(),
            passes.RewriteDataflowReshape(),
            passes.DeadCodeElimination(),
            passes.FoldConstant(),
            dlight.ApplyDefaultSchedule(dlight.gpu.Fallback()),
            passes.ToNonDataflow(),
            passes.RemovePurityChecking(),
            passes.CallTIRRewrite(),
            passes.StaticPlanBlockMemory(),
            passes.LowerAllocTensor(),
            passes.KillAfterLastUse(),
            passes.LowerRuntimeBuiltin(),
            passes.ComputePrimValue(),
            passes.VMShapeLower(),
            passes.AttachGlobalSymbol(),
        ]
    )


def compile_library(model: ModelSize, output: Path) -> None:
    """Compile the functions of one model and link them with the runtime; ``TVM_HOME`` says where that is."""
    target = webgpu_target()
    module = Builder(model, target).build()
    with target:
        module = dlight.ApplyDefaultSchedule(dlight.gpu.Fallback())(module)
    bounds = {"rows": model.prefill_chunk}
    for name in ("embed", "prefill"):
        gvar = module.get_global_var(name)
        module[gvar] = module[gvar].with_attr("tir_var_upper_bound", bounds).with_attr("tirx_var_upper_bound", bounds)
    with tvm.transform.PassContext(opt_level=3, config={"tirx.disable_cse_tir": True}):
        executable = relax.build(module, target=target, relax_pipeline=lowering(), system_lib=True)
    executable.export_library(str(output))
    output.chmod(0o644)

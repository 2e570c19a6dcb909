"""Writes the trained tagger as the one file that the program runs: `python -m training.export --run FOLDER`.

The weights are rounded to 8 bits (dynamic quantization of onnxruntime): a quarter of the size, and about as exact.
"""

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from ingest.pipeline.tagger.labels import LABELS
from training.encoder import Tagger, depth
from training.train import encoder_folder, shape

ADJACENT = 1.5
"""What a span right behind another costs, in log probability; chosen on the development texts (training.measure)."""


def export(run: Path, out: Path) -> str:
    """Writes `tagger.onnx` and `vocabulary.txt` into the folder `out`, and returns the SHA-256 of the first. The folder
    `run`, which has `student.pt`, gets the network before (`whole.onnx`) and after rounding."""
    folder = encoder_folder()
    weights = torch.load(run / "student.pt", weights_only=True)
    tagger = Tagger(shape(folder, depth(weights)))
    tagger.load_state_dict(weights)
    tagger.eval()
    out.mkdir(parents=True, exist_ok=True)
    example = torch.ones((2, 9), dtype=torch.long)
    lengths = {0: "rows", 1: "length"}
    whole, small = run / "whole.onnx", run / "small.onnx"
    torch.onnx.export(
        tagger,
        (example, example, example),
        str(whole),
        dynamo=False,
        opset_version=17,
        input_names=["pieces", "cases", "mask"],
        output_names=["scores"],
        dynamic_axes=dict.fromkeys(("pieces", "cases", "mask", "scores"), lengths),
    )
    quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    for path in (whole, small):
        model = onnx.load(path)
        onnx.helper.set_model_props(model, {"labels": json.dumps(LABELS), "adjacent": str(ADJACENT)})
        path.write_bytes(model.SerializeToString(deterministic=True))
    data = small.read_bytes()
    (out / "tagger.onnx").write_bytes(data)
    (out / "vocabulary.txt").write_bytes((folder / "vocab.txt").read_bytes())
    return hashlib.sha256(data).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("ingest/data/tagger"))
    options = parser.parse_args()
    print(export(options.run, options.out))


if __name__ == "__main__":
    main()

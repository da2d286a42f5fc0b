#include "wasm/data_files.h"

#include <utility>

#include "core/data/csv/csv_writer.h"
#include "core/data/idx/idx_writer.h"
#include "wasm/call_check.h"

namespace {

constexpr std::size_t kChunkBytes = 4 << 20;

template <class Declared, class Reader, class Options>
Declared ReaderWith(double row_limit) {
  CallCheck check;
  const nn::Index rows = check.Whole("the row limit", row_limit);
  if (!check.ok()) return Declared(check.refusal());
  return Declared(emscripten::val(
      std::make_unique<Reader>(Options{.row_limit = static_cast<std::size_t>(rows)})));
}

}  // namespace

DatasetWriter::DatasetWriter(const SharedDataset& dataset, const std::string& format) {
  if (format == "csv") writer_ = std::make_unique<nn::CsvWriter>(dataset);
  if (format == "idx-images")
    writer_ = std::make_unique<nn::IdxWriter>(dataset, nn::IdxKind::kImages);
  if (format == "idx-labels")
    writer_ = std::make_unique<nn::IdxWriter>(dataset, nn::IdxKind::kLabels);
  NN_ASSERT(writer_ != nullptr);
}

Uint8Array DatasetWriter::Next() { return CopyOut<Uint8Array>(writer_->Next(kChunkBytes)); }

CsvReaderOrError CreateCsvReader(double row_limit) {
  return ReaderWith<CsvReaderOrError, nn::CsvReader, nn::CsvOptions>(row_limit);
}

bool PushCsv(nn::CsvReader& reader, const Uint8Array& chunk) { return reader.Push(CopyIn(chunk)); }

DatasetOrError FinishCsv(nn::CsvReader& reader) {
  return ValueOrError<DatasetOrError>(reader.Finish().transform(
      [](nn::Dataset dataset) { return std::make_shared<nn::Dataset>(std::move(dataset)); }));
}

CsvReportValue CsvReportOf(const nn::CsvReader& reader) {
  const nn::CsvReport& report = reader.report();
  emscripten::val problems = emscripten::val::array();
  for (const nn::CsvProblem& problem : report.problems) {
    emscripten::val item = emscripten::val::object();
    item.set("row", static_cast<double>(problem.row));
    item.set("column", static_cast<double>(problem.column));
    item.set("byte", static_cast<double>(problem.byte));
    item.set("message", problem.message);
    problems.call<void>("push", item);
  }
  emscripten::val value = emscripten::val::object();
  value.set("rows", static_cast<double>(report.rows));
  value.set("skipped", static_cast<double>(report.skipped));
  value.set("header", report.header);
  value.set("problems", problems);
  return CsvReportValue(value);
}
double CsvRows(const nn::CsvReader& reader) { return static_cast<double>(reader.rows()); }

IdxReaderOrError CreateIdxReader(double row_limit) {
  return ReaderWith<IdxReaderOrError, nn::IdxReader, nn::IdxOptions>(row_limit);
}

bool PushIdx(nn::IdxReader& reader, const Uint8Array& chunk) { return reader.Push(CopyIn(chunk)); }
double IdxRows(const nn::IdxReader& reader) { return static_cast<double>(reader.rows()); }

IdxFileOrError FinishIdx(nn::IdxReader& reader) {
  return ValueOrError<IdxFileOrError>(reader.Finish().transform(
      [](nn::IdxContent content) { return std::make_unique<IdxFile>(std::move(content)); }));
}

DatasetOrError PairIdx(IdxFile& images, IdxFile& labels) {
  auto* pixels = std::get_if<nn::IdxImages>(&images.content);
  const auto* classes = std::get_if<nn::IdxLabels>(&labels.content);
  NN_ASSERT(pixels != nullptr && classes != nullptr);
  return ValueOrError<DatasetOrError>(
      nn::PairIdx(std::move(*pixels), *classes).transform([](nn::Dataset dataset) {
        return std::make_shared<nn::Dataset>(std::move(dataset));
      }));
}

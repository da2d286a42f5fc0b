import { drawsDirections, nudges } from '../config/gradient-methods.js';
import { asFile, indented, lines, wrapped } from './lines.js';
import { dataRemarks, filesNeeded } from './remarks.js';

/** @typedef {import('./recipe.js').Recipe} Recipe */

const kinds = /** @type {Record<string, string>} */ ({
  'unit-normal': 'kUnitNormal',
  'scaled-normal': 'kScaledNormal',
  xavier: 'kXavier',
  he: 'kHe',
  sgd: 'kSgd',
  momentum: 'kMomentum',
  nesterov: 'kNesterov',
  rmsprop: 'kRmsProp',
  adam: 'kAdam',
  l2: 'kL2',
  decoupled: 'kDecoupled',
  step: 'kStep',
  cosine: 'kCosine',
  'one-cycle': 'kOneCycle',
});

/** @param {Recipe} recipe */
function head(recipe) {
  const text = [
    'A network for handwritten digits with Gradlab’s own C++, written by Gradlab from the network and the settings in its page. The same seed gives the page’s own run: losses agree to about 1e-5 over the first steps.',
    `Needs a compiler for C++23, Gradlab’s source, and ${filesNeeded}. In the source’s folder:`,
  ];
  const commands = [
    '  cmake --preset native-release && cmake --build --preset native-release --target nn',
    '  c++ -std=c++23 -O3 -ffp-contract=off -I. -I/usr/include/eigen3 train.cc build/native-release/libnn.a -pthread -o train',
  ];
  const paragraph = (/** @type {string} */ some) => wrapped(some).map((line) => `// ${line}`);
  return lines(
    paragraph(text[0]),
    '//',
    paragraph(text[1]),
    commands.map((line) => `// ${line}`),
    dataRemarks(recipe).flatMap((sentence) => ['//', ...paragraph(sentence)]),
  );
}

/** @param {Recipe} recipe */
function config(recipe) {
  const {
    optimizer,
    momentum,
    beta2,
    alpha,
    epsilon,
    decays,
    decay,
    weightDecay,
    clip,
    schedule,
    gradient,
    validation,
    patience,
  } = recipe;
  return lines(
    'nn::TrainingConfig Config() {',
    ...indented(
      2,
      'nn::TrainingConfig config;',
      ...layersLines(recipe.layersText),
      `config.model.loss = nn::ParseLoss("${recipe.loss}").value();`,
      `config.initialization = nn::Initialization::${kinds[recipe.init]};`,
      `config.learning_rate = ${recipe.lr};`,
      schedule !== 'constant' && `config.schedule = nn::Schedule::${kinds[schedule]};`,
      schedule === 'one-cycle' && `config.schedule_shape.warm_up = ${recipe.warmup};`,
      schedule === 'step' && [
        `config.schedule_shape.drop = ${recipe.drop};`,
        `config.schedule_shape.drop_every = ${recipe.dropEvery};`,
      ],
      `config.optimizer.kind = nn::OptimizerKind::${kinds[optimizer]};`,
      ['momentum', 'nesterov', 'adam'].includes(optimizer) && `config.optimizer.momentum = ${momentum};`,
      optimizer === 'adam' && `config.optimizer.beta2 = ${beta2};`,
      optimizer === 'rmsprop' && `config.optimizer.alpha = ${alpha};`,
      ['rmsprop', 'adam'].includes(optimizer) && `config.optimizer.epsilon = ${epsilon};`,
      decays && [
        `config.optimizer.weight_decay = ${weightDecay};`,
        `config.optimizer.decay = nn::DecayKind::${kinds[decay]};`,
      ],
      clip > 0 && `config.optimizer.clip_norm = ${clip};`,
      recipe.differs && `config.gradient.method = nn::ParseGradientMethod("${gradient}").value();`,
      nudges(gradient) && `config.gradient.step_size = ${recipe.h};`,
      drawsDirections(gradient) && `config.gradient.directions = ${recipe.directions};`,
      `config.batch_size = ${recipe.batch};`,
      `config.epochs = ${recipe.epochs};`,
      validation > 0 && [`config.validation = ${validation};`, `config.patience = ${patience};`],
      recipe.augments &&
        `config.augmentation = {.shift = ${asFloat(recipe.shift)}, .rotation = ${asFloat(recipe.rotation)}, .scale = ${asFloat(recipe.scale / 100)}, .shear = ${asFloat(recipe.shear)}, .elastic = ${asFloat(recipe.elastic)}};`,
      `config.seed = ${recipe.seed};`,
      'return config;',
    ),
    '}',
  );
}

/** @param {number} value */
const asFloat = (value) => (Number.isInteger(value) ? String(value) : `${value}f`);

/** Splits a long list of layers into several string literals. @param {string} text */
function layersLines(text) {
  const parts = wrapped(text.replaceAll(/,(?=[a-z])/g, ', '), 100).map((part) => `"${part}"`);
  if (parts.length === 1) return [`config.model.layers = nn::ParseLayers(${parts[0]}).value();`];
  return [
    'config.model.layers =',
    ...parts.map(
      (part, i) =>
        `    ${i === 0 ? 'nn::ParseLayers(' : '                '}${part}${i === parts.length - 1 ? ').value();' : ''}`,
    ),
  ];
}

/** @param {Recipe} recipe */
function main({ validation, train, test }) {
  const held = validation > 0;
  return lines(
    'int main() {',
    ...indented(
      2,
      `const auto train = ReadCsv("mnist_train.csv", ${train});`,
      `const auto test = ReadCsv("mnist_test.csv", ${test});`,
      'const nn::TrainingConfig config = Config();',
      held && [
        'const nn::Split split = nn::StratifiedSplit(*train, config.validation, config.seed);',
        'const nn::Examples held(train, split.validation);',
      ],
      `const auto trainer = nn::Trainer<float>::Create(config, ${held ? 'nn::Examples(train, split.training)' : 'train'}).value();`,
      'nn::UnlimitedBudget unlimited;',
      'while (!trainer->done()) {',
      ...indented(
        2,
        'trainer->AdvanceStep(unlimited);',
        'if (trainer->position().step_in_epoch > 0) continue;',
        'std::printf("epoch %u: training loss %.4f", trainer->position().epoch, trainer->epoch_metrics().loss());',
        held && 'trainer->ReportValidation(Measure(*trainer, "validation", held));',
        'Measure(*trainer, "test", test);',
        'std::printf("\\n");',
      ),
      '}',
    ),
    '}',
  );
}

const readCsv = lines(
  'std::shared_ptr<nn::Dataset> ReadCsv(const char* path, std::size_t rows) {',
  ...indented(
    2,
    'std::ifstream file(path, std::ios::binary);',
    'nn::CsvReader reader({.row_limit = rows});',
    'std::vector<char> chunk(1 << 20);',
    'while (reader.wants_more() && file.read(chunk.data(), chunk.size()).gcount() > 0) {',
    '  reader.Push({reinterpret_cast<const std::uint8_t*>(chunk.data()), static_cast<std::size_t>(file.gcount())});',
    '}',
    'nn::Result<nn::Dataset> dataset = reader.Finish();',
    'if (dataset) return std::make_shared<nn::Dataset>(std::move(*dataset));',
    'std::fprintf(stderr, "%s: %s\\n", path, dataset.error().message.c_str());',
    'std::exit(1);',
  ),
  '}',
);

const measure = lines(
  'nn::RunningMetrics Measure(nn::Trainer<float>& trainer, const char* name, const nn::Examples& examples) {',
  ...indented(
    2,
    'nn::Evaluation<float> evaluation(trainer.plan(), examples);',
    'nn::UnlimitedBudget unlimited;',
    'evaluation.Begin();',
    'evaluation.Advance(trainer.parameters(), unlimited);',
    'const nn::RunningMetrics& metrics = evaluation.metrics();',
    'std::printf(", %s loss %.4f, %s accuracy %.2f%%", name, metrics.loss(), name, 100 * metrics.accuracy());',
    'return metrics;',
  ),
  '}',
);

/** Writes the recipe as a C++ program that uses the core. @param {Recipe} recipe */
export function cppProgram(recipe) {
  const { validation } = recipe;
  return asFile([
    head(recipe),
    ['cstdio', 'cstdlib', 'fstream', 'memory', 'utility', 'vector'].map((name) => `#include <${name}>`),
    [
      'data/csv/csv_reader',
      ...(validation > 0 ? ['data/stratified_split'] : []),
      'train/evaluation',
      'train/trainer',
    ].map((name) => `#include "core/${name}.h"`),
    config(recipe),
    readCsv,
    measure,
    main(recipe),
  ]);
}

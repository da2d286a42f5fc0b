/**
 * Types of what is exchanged between the page and the training worker. The page calls the worker's services through
 * Comlink (`Engine`). Everything that the worker sends without being called is a `WorkerEvent`, posted on the same port
 * so that answers to calls and events keep their order.
 *
 * @typedef {'train'|'test'} Split
 * @typedef {{ source: 'digits' }
 *   | { source: 'mnist' }
 *   | { source: 'files' } & OpenedFiles
 *   | { source: 'stored', id: string }} DataSource
 * @typedef {{ files: File[], requestedSplit: Split|null, opening?: number }} OpenedFiles `requestedSplit`: what a single
 *   data set is to be used for, if the visitor has chosen; `opening`: counts the times that files were opened, so that
 *   they are sorted once
 * @typedef {DataSource & { limit: number }} DataRecipe all that is needed to load a data set again; `limit` 0 takes all
 *   rows
 * @typedef {object} SortedFiles what was found in files
 * @property {string|null} train name of the training set found
 * @property {string|null} test
 * @property {string} sentence says which file is used for what, and why
 * @property {string[]} aside names of what is not used
 *
 * @typedef {{ id: string, name: string, bytes: number, train: string|null, test: string|null }} StoredSet kept for the
 *   next visit, with the names of its parts
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Examples labelled images of 784 pixels each
 * @typedef {{ train: Examples, test: Examples|null }} RunData
 * @typedef {{ training: number, validation: number, trainingClasses: Uint32Array, validationClasses: Uint32Array }} SplitCounts
 *   images in total and per class
 * @typedef {import('gradlab-core').Augment} Augment
 * @typedef {import('gradlab-core').Tuning} Tuning
 *
 * @typedef {{ row: number, column: number, message: string }} RowProblem
 * @typedef {object} DatasetSummary
 * @property {string} name
 * @property {number} size images
 * @property {number[]} classCounts images of each digit
 * @property {number} bytes
 * @property {number} skipped rows that were not used
 * @property {RowProblem[]} problems of the first of these rows
 * @property {string[]} [assumed] sentences on how unusual files were read
 * @property {Uint8Array[]} samples up to 20 images of 784 pixels
 * @property {number[]} sampleLabels
 * @property {string[]|null} [classNames] of a well-known data set
 * @property {string|null} [notKept] why storing it for the next visit failed
 *
 * @typedef {object} LoadingProgress
 * @property {Split|'digits'|'files'} split `files` while their content is being examined
 * @property {number} fraction
 * @property {number} rows
 * @property {number} mbPerSecond
 * @property {import('./mnist/mnist-download.js').Download} [download] if it comes over the network
 *
 * @typedef {{ preset: string, layers: string, loss: string, init: string }} NetworkChoice '' = as in the preset
 * @typedef {object} LayerSummary properties that do not apply are 0; if the shape is unknown, the sizes are 0 and
 *   `outputShape` is ''
 * @property {string} name
 * @property {string} kind
 * @property {boolean} activation whether it is an activation function
 * @property {number} units
 * @property {number} filters
 * @property {number} kernel
 * @property {number} stride
 * @property {number} padding
 * @property {number} rate
 * @property {string} outputShape
 * @property {number} height
 * @property {number} width
 * @property {number} channels
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 * @typedef {object} NetworkDescription
 * @property {LayerSummary[]} layers
 * @property {number} parameters
 * @property {number} multiplyAdds for one image
 * @property {string} layersText
 * @property {OutputKind} outputKind
 * @property {string} presetLayers layers of the chosen preset, whether they are in use or not
 * @property {string} loss
 * @property {string} init
 *
 * @typedef {{ layers: LayerSummary[], parameters: number, multiplyAdds: number, activations: string[], problem: { place: number, message: string }|null }} NetworkShapes
 *   a network up to its first invalid layer; `place` counts layers from 1, 0 means no particular layer; `activations`
 *   names all activation functions that there are
 *
 * @typedef {{ validation: number, seed: number, mine: string }} SplitChoice
 * @typedef {import('gradlab-core').RunConfig} RunConfig
 * @typedef {{ [Key in keyof RunConfig]: string extends RunConfig[Key] ? string : RunConfig[Key] }} PlainConfig embind's
 *   types also allow bytes for strings
 * @typedef {PlainConfig & NetworkChoice & SplitChoice & { dataset?: string, train?: number, test?: number }} RunChoice what a
 *   run is made of; the last three say what its data is called, and how many rows of it are used
 *
 * @typedef {object} StepCost
 * @property {number} lossEvaluationsPerStep
 * @property {number} multiplyAddsPerStep
 * @property {boolean} multiplyAddsEstimated whether their number is an upper bound: how many are skipped depends on the
 *   data
 * @property {number} secondsPerStep
 * @property {number} stepsPerEpoch
 * @property {number} secondsPerEpoch
 * @property {number} measuredFraction 1 = a whole step was measured, less = extrapolated from that share
 *
 * @typedef {'training'|'opened'|'pretrained'} NetworkSource
 * @typedef {'probability'|'activation'} OutputKind what a network's outputs are
 *
 * @typedef {object} Prediction
 * @property {number|null} digit null before the network has taken a step
 * @property {number[]|null} outputs ten
 * @property {OutputKind} kind
 * @property {NetworkSource|null} [source] of the network that predicted it; null if there is none
 * @property {Uint8Array} frame 784 pixels
 * @property {number|null} [digitness] the probability that the drawing is a digit; null if it is unknown
 * @property {(number|null)[]} [parts] the digits of the drawing's parts, if there are several next to each other
 *
 * @typedef {object} Answers the network's answers to all images of a set
 * @property {Float32Array} outputs ten an image
 * @property {Uint8Array} labels
 * @property {Uint32Array} rows of the images in their file or set
 * @property {OutputKind} kind
 * @typedef {Answers & Asked} MeasuredAnswers
 *
 * @typedef {{ layer: number, place: number }} Unit one of a layer's outputs; layers count from 0, `place` is the index
 *   in row-major order, channels last
 * @typedef {object} Response the outputs of each layer for an image
 * @property {Uint8Array} pixels 784
 * @property {LayerSummary[]} layers
 * @property {Float32Array} values the layers' outputs one after the other, and last the displayed outputs:
 *   probabilities if there is a softmax
 * @property {OutputKind} kind
 * @property {Float32Array|null} drivers input · weight for each input of the chosen unit, and last its bias
 *
 * @typedef {object} Snapshot a captured run, and what the page shows about it
 * @property {Uint8Array} bytes
 * @property {RunStatus} status
 * @property {string} variant variant of the core that captured it
 * @property {string} data fingerprints of the sets that it is trained and measured on
 * @property {Evaluation|null} unmeasured the measurements that were not finished
 * @typedef {'validation'|'test'} Measured
 * @typedef {{ epoch: number|null, optional: boolean, ofRestored?: boolean, left: Measured[] }} Evaluation `left`: sets
 *   still to be measured on; `epoch`: the one that has just ended, if any
 *
 * @typedef {object} KeptRunSummary a run kept for the next visit
 * @property {string} id
 * @property {number} savedAt milliseconds since 1970
 * @property {string} [generation] differs each time it is stored; records of former versions have none
 * @property {number} bytes
 * @property {string} title describes its network
 * @property {string} data describes its training data
 * @property {RunStatus} status
 * @typedef {object} KeptRun
 * @property {KeptRunSummary} summary
 * @property {Snapshot} snapshot
 * @property {string} [checksum] of everything else; records of former versions have none
 * @property {Record<string, string|number>|null} [settings] of the form, in records of former versions, whose status has no
 *   configuration
 * @property {import('../state/run/curves.js').Curves} curves
 *
 * @typedef {import('./models/model-file.js').ModelFacts} ModelFacts
 * @typedef {{ name: string, layers: string, loss: string, outputKind: OutputKind, facts: ModelFacts, sureAt?: number, digitAt?: number }}
 *   OpenedModel `sureAt`: the least probability of a sure answer; `digitAt`: that of a drawing which is a digit
 *
 * @typedef {object} RunStatus state of a run
 * @property {'training'|'paused'|'done'} phase
 * @property {number} step completed steps
 * @property {number} epoch completed epochs
 * @property {number} epochs
 * @property {number} stepInEpoch
 * @property {number} stepsPerEpoch
 * @property {number} stepFraction completed share of the current step
 * @property {number} examples images consumed since the run began
 * @property {number} imagesPerSecond over the last seconds of training, without measurements
 * @property {number} elapsedSeconds of training, without pauses
 * @property {number|null} remainingSeconds
 * @property {number} learningRate
 * @property {string} gradient
 * @property {number} gradientSince the step at which its method was last changed, 0 = never
 * @property {RunChoice} config in effect: what the run began with, and what was changed while it trained
 * @property {boolean} stoppedEarly whether it ended because the validation accuracy had not improved for too long
 * @property {number} bestEpoch by validation accuracy, 0 = none yet
 * @property {number} bestLoss on the validation set
 * @property {number} bestAccuracy
 * @property {boolean} usesBest whether the weights in use are those of `bestEpoch`
 * @property {number|null} trainLoss mean over the epoch so far
 * @property {number|null} trainAccuracy
 * @property {number|null} validationLoss as last measured
 * @property {number|null} validationAccuracy
 * @property {number|null} testLoss as last measured
 * @property {number|null} testAccuracy
 *
 * @typedef {{ epoch: number, loss: number, accuracy: number }} EpochResult
 * @typedef {{ step: number, epoch: number|null, loss: number, accuracy: number }} MeasuredResult `epoch`: null unless
 *   measured at the end of one
 *
 * @typedef {import('gradlab-core').NudgeValue} Nudge
 * @typedef {object} Progress what has happened since the last report
 * @property {RunStatus} status
 * @property {Nudge} [nudge] the last one of the unfinished step
 * @property {number} firstStep updates made before the first of `losses` was measured
 * @property {Float32Array} losses one per step: that of its mini-batch, before the update
 * @property {Float32Array} accuracies
 * @property {EpochResult[]} epochs
 * @property {MeasuredResult[]} validations
 * @property {MeasuredResult[]} tests
 *
 * @typedef {{ event: 'progress', progress: Progress }
 *   | { event: 'snapshot', snapshot: Snapshot }
 *   | { event: 'loading', loading: LoadingProgress }
 *   | { event: 'prediction', prediction: Prediction }
 *   | { event: 'diverged', message: string }
 *   | { event: 'not-captured', message: string }
 *   | { event: 'working', seconds: number, lock: string|null }
 *   | { event: 'crash', message: string }} WorkerEvent
 *
 * @typedef {import('gradlab-core').MainModule} Core
 * @typedef {Exclude<ReturnType<Core['weightsOfUnits']>, Error> & Asked} UnitWeights
 * @typedef {Exclude<ReturnType<Core['networkHealth']>, Error> & { updates: ReturnType<import('gradlab-core').TrainingRun['takeUpdates']> } & Asked} HealthReport
 * @typedef {Exclude<ReturnType<Core['saliency']>, Error> & { kind: OutputKind } & Asked} SaliencyReport
 * @typedef {Exclude<ReturnType<Core['flipDecision']>, Error> & { kind: OutputKind } & Asked} FlipReport
 * @typedef {{ source: NetworkSource, step: number|null, milliseconds: number }} Asked which network was asked, at which
 *   step if it is in training, and for how long this interrupted training
 *
 * @typedef {{ core: string, mirrors: string[], threads: number }} EngineOptions the folders of the core and of MNIST,
 *   and the number of threads chosen, 0 = automatic
 * @typedef {{ variant: string, threads: number, trouble: string }} Backend the build of the core in use; `trouble`: why
 *   it has fewer threads than it should, '' if it does not
 *
 * @typedef {import('./services.js').Services} Services
 * @typedef {{ [Name in keyof Services]: Calls<Services[Name]> }} Engine the worker's services, as the page calls them
 */

/**
 * A service's methods, which return promises across the port.
 * @template Service
 * @typedef {{ [Method in keyof Service]: Service[Method] extends (...args: infer Args) => infer Result ? (...args: Args) => Promise<Awaited<Result>> : never }} Calls
 */

/** Interval between progress reports, in milliseconds: short enough to look smooth, and costs training little time. */
export const reportEveryMs = 100;

/** The name of errors that say why a request cannot be fulfilled; any other error is a fault of the worker. */
export const refusal = 'Refusal';

/**
 * @param {string} message
 * @param {string[]} [details]
 */
export function refuse(message, details = []) {
  return Object.assign(new Error(message), { name: refusal, details });
}

/** The text of a refusal for want of code; the page finds out why it could not be downloaded. */
export const missingPart = 'Part of the page could not be downloaded. Try again.';

/** @param {unknown} error */
export function isRefusal(error) {
  return error instanceof Error && error.name === refusal;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {RowProblem} problem */
export function describeProblem({ row, column, message }) {
  return column > 0 ? `Row ${row}, column ${column}: ${message}` : `Row ${row}: ${message}`;
}

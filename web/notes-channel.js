// What the stage and the notes window say to each other, through a channel of the story's own.
//
// The stage says   {type: 'stage', notes, blank, startedAt}   at every change and when asked; notes as speaker_notes_json() has
//                  {type: 'over'}                              when it is left or closed
//                  {type: 'hello'}                             when it begins: a notes window that has been open keeps the time
// The window says  {type: 'hello'}                             to be told
//                  {type: 'go', step}, {type: 'by', steps}     which step it is to show; `by` counts from where the stage is, not from
//                  {type: 'blank', on}                         what the window last heard: two quick presses are two steps
//                  {type: 'started', at}                       since when the speaker speaks, ms since 1970; 0: begin again

export const notesChannel = (story) => new BroadcastChannel(`standpoint-notes:${story}`);

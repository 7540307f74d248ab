// What the stage and the notes window say to each other, through a channel of the story's own.
//
// The stage says   {type: 'stage', notes, blank, startedAt}   at every change and when asked; notes as speaker_notes_json() has
//                  {type: 'over'}                              when it is left or closed
//                  {type: 'hello'}                             when it begins: a notes window that has been open keeps the time
// The window says  {type: 'hello'}                             to be told
//                  {type: 'go', step}, {type: 'blank', on}     what the stage is to show
//                  {type: 'started', at}                       since when the speaker speaks, ms since 1970; 0: begin again

export const notesChannel = (story) => new BroadcastChannel(`standpoint-notes:${story}`);

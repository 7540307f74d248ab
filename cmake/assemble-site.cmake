# Script: collects the parts of the page, builds the site with the standpoint command, and compresses it.
set(sources ${BINARY_DIR}/site-sources)
set(parts ${BINARY_DIR}/site-parts)
file(REMOVE_RECURSE ${sources})
foreach(folder IN ITEMS engine page embed stage styles)
  file(COPY ${SOURCE_DIR}/web/${folder} DESTINATION ${sources} PATTERN *.d.ts EXCLUDE)
endforeach()
file(COPY ${SOURCE_DIR}/web/element ${SOURCE_DIR}/web/favicon.svg ${SOURCE_DIR}/web/index.html ${SOURCE_DIR}/web/embed.html
          ${SOURCE_DIR}/web/notes.html DESTINATION ${sources})
file(COPY ${HOST_DIR}/generated/web/engine ${HOST_DIR}/generated/web/element DESTINATION ${sources})
foreach(lang IN ITEMS de uk) # English is compiled in
  execute_process(COMMAND ${NODE} ${SOURCE_DIR}/assets/messages/with-countries.mjs ${SOURCE_DIR}/assets/messages/${lang}.json
                          ${sources}/messages.${lang}.json COMMAND_ERROR_IS_FATAL ANY)
  file(COPY_FILE ${SOURCE_DIR}/assets/messages/words/${lang}.json ${sources}/words.${lang}.json)
endforeach()
file(COPY ${HOST_DIR}/assets/ ${BINARY_DIR}/program/ DESTINATION ${sources})
file(COPY ${BINARY_DIR}/standpoint.js DESTINATION ${sources}/engine)
file(READ ${SOURCE_DIR}/LICENSE license)
file(READ ${SOURCE_DIR}/THIRD-PARTY.md third_party)
file(WRITE ${sources}/notices.txt "${license}\n${third_party}")
execute_process(COMMAND ${NODE} ${SOURCE_DIR}/web/tools/bundle.mjs --from ${sources} --to ${parts} ${DEBUG}
  COMMAND_ERROR_IS_FATAL ANY)

file(REMOVE_RECURSE ${SITE_DIR})
execute_process(COMMAND ${HOST_DIR}/standpoint build ${STORY} --assets ${parts} -o ${SITE_DIR} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NODE} ${SOURCE_DIR}/web/tools/share-image.mjs --site ${SITE_DIR} COMMAND_ERROR_IS_FATAL ANY)

execute_process(COMMAND ${NODE} ${SOURCE_DIR}/web/tools/precompress.mjs --site ${SITE_DIR} --cache ${BINARY_DIR}/brotli
  COMMAND_ERROR_IS_FATAL ANY)

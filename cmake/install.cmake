# The headers, and what find_package and pkg-config need to find them. All of it may be moved afterwards.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(hillock_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/hillock")
install(TARGETS hillock EXPORT hillockTargets FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT hillockTargets NAMESPACE hillock:: DESTINATION "${hillock_package_folder}")

configure_package_config_file(cmake/hillockConfig.cmake.in hillockConfig.cmake
    INSTALL_DESTINATION "${hillock_package_folder}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(hillockConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/hillockConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/hillockConfigVersion.cmake"
    cmake/hillockDispatch.cmake
    DESTINATION "${hillock_package_folder}")

set(hillock_pkgconfig_folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH hillock_pkgconfig_prefix "/root/${hillock_pkgconfig_folder}" "/root")
configure_file(cmake/hillock.pc.in hillock.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/hillock.pc" DESTINATION "${hillock_pkgconfig_folder}")

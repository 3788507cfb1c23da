/** Scalable video coding, which TypeScript's DOM does not have yet. @see https://www.w3.org/TR/webrtc-svc/ */
interface RTCRtpEncodingParameters {
  scalabilityMode?: string
}
